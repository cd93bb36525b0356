import { formatInstant, parseInstant } from "#lib/domain/day-range.ts";

/**
 * Times in words. Written out rather than left to Intl: server and browser may carry different versions of its
 * data, and the page must read the same in both.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on a date says more than a number of days. */
const MOST_DAYS = 30;

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");

/** "20 Nov 2026" of a day written YYYY-MM-DD. */
export function dayInWords(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${Number(year)}`;
}

/** "Fri 20 Nov 2026, 14:03:22" on the zone's clock; a text that is no instant comes back as it is. */
export function exactTime(iso: string, zone: string): string {
  if (parseInstant(iso) === null) return iso;
  const local = formatInstant(iso, zone);
  const day = local.slice(0, 10);
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  return `${weekday} ${dayInWords(day)}, ${local.slice(11, 19)}`;
}

/** "20 Nov 2026, 14:03" on the zone's clock; a text that is no instant comes back as it is. */
export function whenWords(iso: string, zone: string): string {
  if (parseInstant(iso) === null) return iso;
  const local = formatInstant(iso, zone);
  return `${dayInWords(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}

/** "3 h ago"; older than 30 days, or clearly in the future, the date in the zone. `now` in epoch milliseconds. */
export function relativeTime(iso: string, now: number, zone: string): string {
  const time = parseInstant(iso);
  if (time === null) return iso;
  const age = now - time;
  // A broker's clock may run ahead of ours by a little.
  if (age < -2 * MINUTE || age >= MOST_DAYS * DAY) return dayInWords(formatInstant(iso, zone).slice(0, 10));
  if (age < MINUTE) return "just now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  return `${Math.floor(age / DAY)} d ago`;
}
