import { formatInstant } from "#lib/domain/day-range.ts";
import { dayInWords } from "../ui/when.ts";

/** "23 Nov 2026, 14:05" on the zone's clock; the same on the server and in the browser, as in ui/when.ts. */
export function whenWords(iso: string, timeZone: string): string {
  const local = formatInstant(iso, timeZone);
  return `${dayInWords(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}
