import { isGivenName } from "./paste-given-names.ts";
import { splitEastern, splitRomanised } from "./paste-name-eastern.ts";
import { withoutMarks } from "./paste-name-marks.ts";
import { isAllCaps, isGeneration, isParticle, withoutTitles } from "./paste-name-words.ts";
import { fold } from "./paste-text.ts";

/** What else the text says, for deciding which word is which. */
export type NameHints = {
  /** ISO 3166-1 alpha-2 of the person, as far as known. */
  readonly country: string | null;
  /** The words before the `@` of the email, folded. */
  readonly locals: readonly string[];
};

export type NameParts = { readonly first: string; readonly last: string; readonly sure: boolean };

/** Countries where people carry two surnames. */
const TWO_SURNAMES = new Set("ES PT BR MX AR CO CL PE VE EC BO UY PY GT HN SV NI CR PA DO CU PR".split(" "));
const PATRONYMIC = /(?:ович|евич|ьич|овна|евна|ична|івна|ївна|йович|ovich|evich|ovna|evna|ivna)$/u;
const STRONG_SURNAME =
  /(?:ов|ова|ев|ева|ский|ская|цкий|цкая|ський|ська|цький|цька|енко|чук|щук|юк|ук|ян|ко|opoulos|οπουλος|οπουλου|ιδης|ακης|ski|ska|cki|cka|wicz|czyk|ova|enko|chuk)$/u;

export const endsLikeSurname = (word: string): boolean => word.length > 3 && STRONG_SURNAME.test(fold(word));

/** Splits a whole name. `natural` says that people wrote it in its usual order, so two plain words are no guess. */
export function splitName(raw: readonly string[], hints: NameHints, natural = false): NameParts {
  const words = withoutMarks(withoutTitles(raw), hints, natural);
  const eastern = splitEastern(words, hints.country) ?? splitRomanised(words, hints.country);
  if (eastern) return eastern;
  const generation = words.length > 2 && isGeneration(words.at(-1) ?? "") ? words.at(-1) : undefined;
  const parts = split(joinServants(generation === undefined ? words : words.slice(0, -1)), hints, natural);
  return generation === undefined ? parts : { ...parts, last: `${parts.last} ${generation}` };
}

const parts = (first: readonly string[], last: readonly string[], sure: boolean): NameParts => ({
  first: first.join(" "),
  last: last.join(" "),
  sure,
});

function split(words: readonly string[], hints: NameHints, natural: boolean): NameParts {
  const [head] = words;
  if (head === undefined) return parts([], [], false);
  if (words.length === 1) return single(head, hints, natural);
  return (
    byCapitals(words) ??
    byParticle(words) ??
    byPatronymic(words) ??
    bySurname(words, hints) ??
    byCount(words, hints, natural)
  );
}

function single(word: string, { locals }: NameHints, natural: boolean): NameParts {
  const folded = fold(word);
  const isLast =
    !isGivenName(word) &&
    locals.length > 1 &&
    locals[0] !== undefined &&
    fold(locals[0]) !== folded &&
    locals.some((local) => fold(local) === folded);
  if (isLast) return parts([], [word], true);
  return parts([word], [], natural || isGivenName(word) || locals.some((local) => fold(local) === folded));
}

/** "NOWAK Jan", "Jan NOWAK": capitals mark the surname where not everything is in capitals. */
function byCapitals(words: readonly string[]): NameParts | null {
  const caps = words.map((word) => isAllCaps(word));
  if (!caps.includes(true) || !caps.includes(false)) return null;
  const from = caps.indexOf(true);
  const to = caps.lastIndexOf(true) + 1;
  let start = from;
  while (start > 0 && isParticle(words[start - 1] ?? "") && start > 1) start -= 1;
  const others = [...words.slice(0, start), ...words.slice(to)];
  return others.length === 0 ? null : parts(others, words.slice(start, to), true);
}

function byParticle(words: readonly string[]): NameParts | null {
  const at = words.findIndex((word) => isParticle(word));
  if (at === -1 || at === words.length - 1) return null;
  if (at === 0) {
    let end = 1;
    while (end < words.length && isParticle(words[end] ?? "")) end += 1;
    return end + 1 < words.length ? parts(words.slice(end + 1), words.slice(0, end + 1), false) : null;
  }
  // "María del Carmen", "Maria de los Angeles" are given names.
  const devout = /^maria$/u.test(fold(words[at - 1] ?? "")) && words.length > at + 2;
  const saint = words.findIndex((word, index) => index > at && !isParticle(word));
  if (devout && saint < words.length - 1 && isGivenOfMary(words[saint] ?? ""))
    return parts(words.slice(0, saint + 1), words.slice(saint + 1), false);
  // "Maria Silva dos Santos": what stands before the particle and is no given name is surname too.
  let start = at;
  while (start > 1 && isGivenName(words[0] ?? "") && !isGivenName(words[start - 1] ?? "")) start -= 1;
  // "García de la Cruz Juan" is the other way round.
  if (at === 1 && !isGivenName(words[0] ?? "") && words.length > 3 && isGivenName(words.at(-1) ?? ""))
    return parts(words.slice(-1), words.slice(0, -1), false);
  return parts(words.slice(0, start), words.slice(start), start === at);
}

function isGivenOfMary(word: string): boolean {
  return /^(?:carmen|pilar|mar|rosario|angeles|luz|dolores|mercedes|consuelo|fatima|rocio|lourdes|graca|ceu)$/u.test(
    fold(word),
  );
}

/** "Иванов Иван Иванович" and "Иван Иванович Иванов": the patronymic goes with the first name. */
function byPatronymic(words: readonly string[]): NameParts | null {
  if (words.length !== 3) return null;
  const [one = "", two = "", three = ""] = words;
  if (PATRONYMIC.test(fold(three)) && !PATRONYMIC.test(fold(two))) return parts([two, three], [one], true);
  if (PATRONYMIC.test(fold(two))) return parts([one, two], [three], true);
  return null;
}

/** Two words whose order is told by a known given name, a surname's ending, or an email like "jnowak@". */
function bySurname(words: readonly string[], { locals }: NameHints): NameParts | null {
  const [one = "", two = ""] = words;
  if (words.length !== 2) {
    const tail = words.at(-1) ?? "";
    const reversed = words.length === 3 && !isGivenName(one) && isGivenName(two) && isGivenName(tail);
    return reversed ? parts(words.slice(1), [one], false) : null;
  }
  const [first, last] = [isGivenName(one), isGivenName(two)];
  // "jnowak@" tells which is which; "nowakj@" may as well be a first name and the surname's initial.
  const initial = (given: string, surname: string) =>
    locals.join("") === fold(given).charAt(0) + fold(surname);
  if (first && !last) return parts([one], [two], true);
  if (!last && initial(one, two)) return parts([one], [two], true);
  if (!first && initial(two, one)) return parts([two], [one], true);
  if (last && !first) return parts([two], [one], one.includes("-") || STRONG_SURNAME.test(fold(one)));
  // "jan.nowak@": addresses mostly begin with the first name.
  const whole = locals.length === 2 && locals[1]?.length !== 1;
  if (whole && locals[0] === fold(two) && !first) return parts([two], [one], false);
  const [strongOne, strongTwo] = [one, two].map(endsLikeSurname);
  if (strongOne && !strongTwo && !first) return parts([two], [one], false);
  return strongTwo && !strongOne ? parts([one], [two], true) : null;
}

function byCount(words: readonly string[], { country }: NameHints, natural: boolean): NameParts {
  const plainScript = !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(words[0] ?? "");
  if (words.length === 2) {
    const given = isGivenName(words[0] ?? "");
    return parts(words.slice(0, 1), words.slice(1), natural || plainScript || given);
  }
  let given = 0;
  while (
    given < words.length - 1 &&
    (isGivenName(words[given] ?? "") || /^\p{L}\.?$/u.test(words[given] ?? ""))
  )
    given += 1;
  if (country !== null && TWO_SURNAMES.has(country)) {
    const firsts = given > 0 ? Math.min(given, words.length - 1) : Math.max(1, words.length - 2);
    return parts(words.slice(0, firsts), words.slice(firsts), given > 0);
  }
  const firsts = words.length - 1;
  return parts(words.slice(0, firsts), words.slice(firsts), given === firsts);
}

/** "عبد الله" is one name of two words. */
function joinServants(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before !== undefined && /^(?:عبد|أبو|ابو|آل)$/u.test(before))
      joined[joined.length - 1] = `${before} ${word}`;
    else joined.push(word);
  }
  return joined;
}
