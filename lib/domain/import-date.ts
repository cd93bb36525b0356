import { isDay } from "./day-range.ts";

/** "day-month": 31/05/1990; "month-day": 05/31/1990. */
export type DateOrder = "day-month" | "month-day";

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/u;
const YEAR_LAST = /^(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4})(?:[,\s]+\d{1,2}:.*)?$/u;
const COMPACT = /^(?:19|20)\d{6}$/u;
const IN_WORDS =
  /^(?:(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+)?(\p{L}{3,9})\.?[\s-]+(?:(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+)?(\d{4})$/u;
const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);

/** From 1, or 0 for what is no English month: other languages' begin alike and mean another, as Finnish "marraskuu" does. */
function monthOf(name: string): number {
  const word = name.toLowerCase();
  if (word === "sept") return 9;
  return MONTHS.findIndex((month) => word === month || word === month.slice(0, 3)) + 1;
}

function dayOf(year: string, month: string | number, day: string | number): string | null {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(text) ? text : null;
}

/** True for a date that can be read as day first and as month first, with different results. */
export function isAmbiguousDate(text: string): boolean {
  const [one, other] = [readDate(text, "day-month"), readDate(text, "month-day")];
  return readDate(text, null) === null && one !== null && other !== null;
}

/**
 * "YYYY-MM-DD" of a date in figures or with an English month, or null. Without an order only what can mean one day is
 * read; dots always stand after the day.
 */
export function readDate(text: string, order: DateOrder | null): string | null {
  if (text.length > 40) return null;
  const first = YEAR_FIRST.exec(text);
  if (first) return dayOf(first[1] ?? "", first[2] ?? "", first[3] ?? "");
  if (COMPACT.test(text)) return dayOf(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  const last = YEAR_LAST.exec(text);
  if (last) return byOrder(last, order);
  const words = IN_WORDS.exec(text);
  if (!words) return null;
  const month = monthOf(words[2] ?? "");
  const day = words[1] ?? words[3];
  return month === 0 || day === undefined ? null : dayOf(words[4] ?? "", month, day);
}

function byOrder(
  [, one = "", mark, two = "", year = ""]: RegExpExecArray,
  order: DateOrder | null,
): string | null {
  const [dayFirst, monthFirst] = [dayOf(year, two, one), dayOf(year, one, two)];
  if (order === "day-month" || (order === null && mark === ".")) return dayFirst;
  if (order === "month-day") return monthFirst;
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) return null;
  return dayFirst ?? monthFirst;
}

/** Written as a date, whether it exists or not. */
export function isDateLike(text: string): boolean {
  const trimmed = text.trim();
  return YEAR_FIRST.test(trimmed) || YEAR_LAST.test(trimmed);
}
