import type { Fragment } from "./paste-fragments.ts";
import { isGivenName } from "./paste-given-names.ts";
import { endsLikeSurname, type NameHints } from "./paste-name-order.ts";
import {
  isAllCaps,
  isCapitalised,
  isNameWord,
  isParticle,
  stopsName,
  withoutTitles,
} from "./paste-name-words.ts";
import type { FoundName } from "./paste-names.ts";
import { fold } from "./paste-text.ts";

/** A name in two places: "Nowak, Jan", or two cells or lines of which each is one part. */
export function pairOf(one: Fragment, two: Fragment, hints: NameHints): FoundName | null {
  if (!isPart(one) || !isPart(two)) return null;
  const cells = one.segment !== two.segment;
  if (cells && !(one.alone && two.alone && one.segment.cell && two.segment.cell)) return null;
  if (!cells && two.link !== "comma") return null;
  const [left, right] = [one, two].map((part) => withoutTitles(part.words.map((word) => word.text)));
  if (!left || !right) return null;
  if (!cells && isWholeBeforePlace(left, right, hints)) return null;
  const order = orderOf(left, right, cells || isListed(one, two), hints);
  const [first, last] = order.swapped ? [right, left] : [left, right];
  const spans = [one, two].map((fragment) => ({ fragment, from: 0, to: fragment.words.length }));
  const score = 4 - mixed(left) - mixed(right);
  return { first: first.join(" "), last: last.join(" "), sure: order.sure, spans, score };
}

function isPart({ words, segment }: Fragment): boolean {
  if (words.length > 4 || (segment.label !== null && segment.label !== "text")) return false;
  const texts = words.map((word) => word.text);
  if (!texts.every((word, index) => isNameWord(word) && !stopsName(texts, index))) return false;
  return texts.every(isCapitalised) || texts.some(isGivenName) || texts.length === 1;
}

/** "James Scott, Glasgow": two given names are first and last name, unless something says that a surname follows. */
function isWholeBeforePlace(
  left: readonly string[],
  right: readonly string[],
  { locals }: NameHints,
): boolean {
  if (left.length < 2 || !left.every(isGivenName) || right.some(isGivenName)) return false;
  if (right.some((word) => isAllCaps(word) || endsLikeSurname(word))) return false;
  const surname = fold(right.join(""));
  return !locals.some((local) => fold(local).endsWith(surname));
}

/** A whole name in one part ("Jan Nowak", Warszawa) speaks against the pair. */
function mixed(all: readonly string[]): number {
  const words = all.filter((word) => word.replace(".", "").length > 1);
  if (words.length <= 1 || words.some(isParticle)) return 0;
  return words.every(isGivenName) ? 0 : words.some(isGivenName) ? 3 : 1;
}

/** The comma only parts the columns of a list: another stands right behind. */
function isListed(one: Fragment, two: Fragment): boolean {
  const { text } = one.segment;
  return (
    /^["\s]*,/u.test(text.slice(two.words.at(-1)?.end ?? text.length)) ||
    one.link === "comma" ||
    one.link === "gap"
  );
}

/** In a list the first column is the first name unless names say otherwise; "Nowak, Jan" alone is surname first. */
function orderOf(left: string[], right: string[], listed: boolean, { locals }: NameHints) {
  const [givenLeft, givenRight] = [left, right].map((words) => isGivenName(words[0] ?? ""));
  const [capsLeft, capsRight] = [left, right].map((words) => words.some(isAllCaps));
  if (capsLeft !== capsRight) return { swapped: capsLeft === true, sure: true };
  if (left.some(isParticle) !== right.some(isParticle)) return { swapped: left.some(isParticle), sure: true };
  if (givenLeft !== givenRight) return { swapped: givenRight === true, sure: true };
  const initial = (given: string[], surname: string[]) =>
    locals.join("") === fold((given[0] ?? "").charAt(0) + surname.join(""));
  if (initial(left, right)) return { swapped: false, sure: true };
  if (initial(right, left)) return { swapped: true, sure: true };
  if (locals.length === 2 && locals[0] === fold(right.join(""))) return { swapped: true, sure: false };
  return { swapped: !listed, sure: !listed && givenRight === true };
}
