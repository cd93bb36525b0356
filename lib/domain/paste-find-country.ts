import { countryByCode, countryByFlag, countryByName, isDoubtfulCountry } from "./paste-country.ts";
import { type Fragment, fragmentsOf, type Word } from "./paste-fragments.ts";
import type { Segment } from "./paste-layout.ts";
import { isAllCaps } from "./paste-name-words.ts";
import { fold, GAP } from "./paste-text.ts";

export type FoundCountry = {
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly sure: boolean;
  /** As often a name or a plain word: counts only where the phone agrees. */
  readonly doubtful: boolean;
};

const MOST_WORDS = 400;
const IN = new Set("from in z ze w aus de del desde en di da du из з в iz do von of den uit från".split(" "));

/** Countries that the text names: by label, flag, name or code; the surest first. */
export function findCountries(segments: readonly Segment[]): FoundCountry[] {
  const read = segments.filter(({ label }) => label !== "aside" && label !== "number");
  const labelled = read.flatMap((segment) => (segment.label === "country" ? byLabel(segment) : []));
  const flags = read.flatMap(byFlag);
  const words = fragmentsOf(
    read.filter(({ label }) => label === null || label === "text" || label === "other"),
  );
  let budget = MOST_WORDS;
  const named: FoundCountry[] = [];
  for (const fragment of words) {
    budget -= fragment.words.length;
    if (budget < 0) break;
    named.push(...byWords(fragment));
  }
  return [...labelled, ...flags, ...named.sort((one, two) => Number(two.sure) - Number(one.sure))];
}

function byLabel(segment: Segment): FoundCountry[] {
  const value = segment.text
    .replaceAll(GAP, " ")
    .trim()
    .replace(/^["'(]+|["'),.]+$/gu, "");
  const short = value.split(/[,(/]|\s-\s/u)[0]?.trim() ?? "";
  const code = countryByCode(value) ?? countryByName(value) ?? countryByCode(short) ?? countryByName(short);
  if (code === null) return [];
  return [{ segment, start: 0, end: segment.text.length, code, sure: true, doubtful: false }];
}

function byFlag(segment: Segment): FoundCountry[] {
  return [...segment.text.matchAll(/\p{Regional_Indicator}{2}/gu)].flatMap((flag) => {
    const code = countryByFlag(flag[0]);
    const place = { segment, start: flag.index, end: flag.index + flag[0].length };
    return code === null ? [] : [{ ...place, code, sure: true, doubtful: false }];
  });
}

function byWords(fragment: Fragment): FoundCountry[] {
  const { segment, words } = fragment;
  const found = (part: readonly Word[], code: string, sure: boolean): FoundCountry => {
    const [start, end] = [part[0]?.start ?? 0, part.at(-1)?.end ?? 0];
    const doubtful = isDoubtfulCountry(segment.text.slice(start, end), part.length === words.length);
    return { segment, start, end, code, sure, doubtful };
  };
  const text = segment.text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
  // "CO 80202", "PL 00-950": a state or the start of a postcode.
  const posted = /^[ -]\d{2,5}(?:-\d{3,4})?(?![\d ]*\d)/u.test(segment.text.slice(words.at(-1)?.end));
  const code = posted ? null : shortCode(text, segment);
  // A code that fills a cell is meant as one; elsewhere "IT" may be a department.
  if (code !== null)
    return [{ ...found(words, code, true), ...(fills(segment, text) ? { doubtful: false } : {}) }];
  const whole = words.length <= 5 ? countryByName(text) : null;
  if (whole !== null) return [found(words, whole, true)];
  if (segment.label === "other") return [];
  for (let size = Math.min(4, words.length - 1); size >= 1; size -= 1) {
    for (let at = 0; at + size <= words.length; at += 1) {
      const part = words.slice(at, at + size);
      const named = nameIn(segment.text, part, words[at - 1]);
      if (named) return [found(part, named.code, named.sure)];
    }
  }
  return endingCode(words).map(([last, ending]) => found([last], ending, false));
}

/** "Jan Nowak PL". A doubtful code ("DE", "IT") needs a whole name before it, and then the phone to agree. */
function endingCode(words: readonly Word[]): [Word, string][] {
  const last = words.at(-1);
  const mixed = words.filter((word) => !isAllCaps(word.text) && word.text.length > 1).length;
  if (!last || !/^[A-Z]{2,3}$/u.test(last.text)) return [];
  const code = countryByCode(last.text);
  const least = isDoubtfulCountry(last.text, false) ? 2 : 1;
  return code !== null && mixed >= least ? [[last, code]] : [];
}

/** "PL", "USA" on its own; in small letters only as a cell of a row. */
function shortCode(text: string, segment: Segment): string | null {
  if (/^[A-Z]{2,3}$/u.test(text)) return countryByCode(text);
  return fills(segment, text) && /^[a-z]{2}$/iu.test(text) ? countryByCode(text) : null;
}

function fills({ cell, text: whole }: Segment, text: string): boolean {
  return cell && whole.trim() === text;
}

/** A country's name among other words, written with a capital or after "from". */
function nameIn(
  text: string,
  part: readonly Word[],
  before: Word | undefined,
): { code: string; sure: boolean } | null {
  const [first, last] = [part[0], part.at(-1)];
  if (!first || !last) return null;
  const introduced = before !== undefined && IN.has(fold(before.text));
  const name = text.slice(first.start, last.end);
  if ((name.length < 4 && !/\p{Lo}/u.test(name)) || !(introduced || /^[\p{Lu}\p{Lo}]/u.test(name)))
    return null;
  const code = countryByName(name);
  return code === null ? null : { code, sure: introduced };
}
