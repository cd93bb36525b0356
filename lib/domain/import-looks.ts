import { isDateLike } from "./import-date.ts";
import { fieldOfHeader } from "./import-match-words.ts";
import { labelOf } from "./paste-labels.ts";
import { digitsOf } from "./paste-text.ts";

// What a single cell looks like, for telling headers, delimiters and columns apart. Nothing here is a check.

export const looksLikeEmail = (cell: string): boolean =>
  /^\s*[^\s@,;|]+@[^\s@,;|]+\.[^\s@,;|]+\s*$/u.test(cell);

const PHONE = /^\s*'?(?:p:)?[+(]?[\d\s().\-/+]{6,24}\s*$/u;

export function looksLikePhone(cell: string): boolean {
  if (!PHONE.test(cell) || isDateLike(cell)) return false;
  const { length } = digitsOf(cell);
  return length >= 7 && length <= 15;
}

/** Four parts with `|` between, as brokers write a lead source. */
export const looksLikeSource = (cell: string): boolean => /^[^|]*\|[^|]*\|[^|]*\|[^|]*$/u.test(cell);

/** No header has such a cell. */
export const looksLikeData = (cell: string): boolean =>
  looksLikeEmail(cell) || looksLikePhone(cell) || isDateLike(cell);

/** A word that heads a column, whether we have a field for it or not. */
export function looksLikeLabel(cell: string): boolean {
  if (cell.length > 60 || cell.trim() === "") return false;
  return fieldOfHeader(cell) !== null || labelOf(cell) !== null;
}
