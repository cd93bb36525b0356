import type { Fragment } from "./paste-fragments.ts";
import { isGivenName } from "./paste-given-names.ts";
import { isEasternName } from "./paste-name-eastern.ts";
import { withoutMarks } from "./paste-name-marks.ts";
import { type NameHints, type NameParts, splitName } from "./paste-name-order.ts";
import { pairOf } from "./paste-name-pairs.ts";
import {
  isCapitalised,
  isNameWord,
  isParticle,
  isSurnameToo,
  isTitle,
  stopsName,
} from "./paste-name-words.ts";
import { afterIntroduction, isGreeting, isHere } from "./paste-phrases.ts";
import { fold } from "./paste-text.ts";

export type Span = { readonly fragment: Fragment; readonly from: number; readonly to: number };
export type FoundName = NameParts & { readonly spans: readonly Span[]; readonly score: number };

/** The best name among the unlabelled words, or null. */
export function findName(fragments: readonly Fragment[], hints: NameHints): FoundName | null {
  let best: FoundName | null = null;
  let introduced = false;
  for (const [at, fragment] of fragments.entries()) {
    const next = fragments[at + 1];
    const found = [
      ...inFragment(fragment, hints, introduced, at === 0),
      next ? pairOf(fragment, next, hints) : null,
    ];
    for (const name of found) {
      const score = name ? name.score + worth(name, hints) - at / 20 : 0;
      if (name && score > (best?.score ?? 0.9)) best = { ...name, score };
    }
    introduced = afterIntroduction(fragment.words.map((word) => word.text)) === fragment.words.length;
  }
  return best;
}

/** What speaks for words being a name: known given names, the email, standing beside an email or phone. */
function worth({ spans }: FoundName, { locals }: NameHints): number {
  const words = spans.flatMap(({ fragment, from, to }) =>
    fragment.words.slice(from, to).map((word) => fold(word.text)),
  );
  const known = words.some(isGivenName) ? 2 : 0;
  const matching = words.filter((word) => matchesLocal(word, locals)).length;
  // What stands behind a label of something else is seldom the name.
  const foreign = spans.some(
    ({ fragment: { segment } }) => segment.label !== null && segment.label !== "text",
  )
    ? 2
    : 0;
  return known - foreign + Math.min(2, matching) * 2 + (spans.some((span) => span.fragment.nearGap) ? 1 : 0);
}

function matchesLocal(word: string, locals: readonly string[]): boolean {
  if (word.length < 3) return false;
  return locals.some((local) => fold(local) === word || (word.length > 3 && fold(local).includes(word)));
}

function inFragment(fragment: Fragment, hints: NameHints, introduced: boolean, first: boolean): FoundName[] {
  const words = fragment.words.map((word) => word.text);
  const found: FoundName[] = [];
  const add = (from: number, to: number, score: number, natural: boolean) => {
    if (to <= from || to - from > 9) return;
    const own = withoutMarks(words.slice(from, to), hints, natural);
    const spans = [{ fragment, from, to: from + own.length }];
    found.push({ ...splitName(own, hints, natural), spans, score });
  };
  const after = afterIntroduction(words);
  if (after !== null && after < words.length) add(after, endOfName(words, after), 6, true);
  if (isGreeting(words[0] ?? "")) return found;
  const here = words.findIndex(isHere);
  if (here > 0 && endOfName(words, 0) === here) add(0, here, 7, true);
  const plain = words.every((word, index) => isNameWord(word) && !stopsName(words, index));
  const capital = words.every(isCapitalised);
  const spoken = introduced ? 4 : 0;
  if (plain && capital && words.length > 1 && words.length <= 9) add(0, words.length, 4 + spoken, introduced);
  else if (plain && words.length === 1)
    addSingle(words[0] ?? "", add, spoken, first && fragment.nearGap, hints);
  else if (plain && words.length <= 3) addLower(words, add, spoken, first, hints);
  else if (first && isGivenAndSurname(fragment)) add(0, words.length, 3 + spoken, introduced);
  else for (const [from, to] of runs(words)) addRun(words.slice(from, to), from, to, add, hints);
  return found;
}

/** "Jane Head", "Godwin Friday" where the text begins so; "Victoria Street 5" is an address. */
function isGivenAndSurname({ segment, words }: Fragment): boolean {
  const [given, surname, ...others] = words;
  if (!given || !surname || others.length > 0 || segment.label !== null) return false;
  if (!isGivenName(given.text) || !isCapitalised(given.text) || !isSurnameToo(surname.text)) return false;
  return (
    segment.text.slice(0, given.start).trim() === "" && !/^[\s,]*\d/u.test(segment.text.slice(surname.end))
  );
}

type Add = (from: number, to: number, score: number, natural: boolean) => void;

function addSingle(word: string, add: Add, spoken: number, leading: boolean, { locals }: NameHints): void {
  const told = isGivenName(word) || matchesLocal(fold(word), locals);
  if (isEasternName(word)) add(0, 1, 3 + spoken, spoken > 0);
  else if (told || ((leading || spoken > 0) && isCapitalised(word))) add(0, 1, 1 + spoken, spoken > 0);
}

/** "jan nowak": small letters are a name where something else says so, or where the text begins with them. */
function addLower(
  words: readonly string[],
  add: Add,
  spoken: number,
  first: boolean,
  { locals }: NameHints,
): void {
  const told = words.some((word) => isGivenName(word) || matchesLocal(fold(word), locals));
  if (told || (first && words.length === 2)) add(0, words.length, 2 + spoken, false);
}

/** A name inside a sentence: two capitalised words in a row, or one that is known. */
function addRun(words: readonly string[], from: number, to: number, add: Add, { locals }: NameHints): void {
  const told = words.some((word) => isGivenName(word) || matchesLocal(fold(word), locals));
  if (words.length > 1) add(from, to, told ? 2 : 1, false);
  else if (told) add(from, to, 0.5, false);
}

function runs(words: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!/^[\p{Lu}\p{Lo}]/u.test(word)) continue;
    const end = endOfName(words, at);
    if (end === at) continue;
    found.push([at, end]);
    at = end - 1;
  }
  return found;
}

/** Where the name that begins at `from` ends: at a stop word, or where capitals stop. */
export function endOfName(words: readonly string[], from: number): number {
  const lower = isGivenName(words[from] ?? "") && !isCapitalised(words[from] ?? "");
  const most = lower ? 2 : 8;
  let end = from;
  while (end < words.length && end - from < most) {
    const word = words[end] ?? "";
    const titled = isTitle(word) && end === from;
    if (!isNameWord(word) || (stopsName(words, end) && !titled)) break;
    if (!isCapitalised(word) && !lower && !titled) break;
    end += 1;
  }
  // "Alejandro Ruiz y quiero": a particle needs a surname behind it.
  while (end > from + 1 && isParticle(words[end - 1] ?? "") && /^\p{Ll}/u.test(words[end - 1] ?? ""))
    end -= 1;
  return end;
}
