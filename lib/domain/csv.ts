import { type Day, formatInstant } from "./day-range.ts";
import type { Lead } from "./lead.ts";
import { parseLeadSource } from "./lead-source.ts";

export const SEPARATORS = { comma: ",", semicolon: ";" } as const;
export type CsvSeparator = (typeof SEPARATORS)[keyof typeof SEPARATORS];

/** First in the file, so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** First characters by which a spreadsheet takes a cell for a formula. */
const RUNNABLE = "=+-@\t\r\n";
const PLAIN_PHONE = /^\+[ ().-]*\d[\d ().-]*$/;

/** Puts an apostrophe before what a spreadsheet could run as a formula. A plain phone number is left alone. */
export function guardCell(text: string): string {
  const isRunnable = text !== "" && RUNNABLE.includes(text.charAt(0));
  return isRunnable && !PLAIN_PHONE.test(text) ? `'${text}` : text;
}

const MUST_QUOTE = { ",": /[",\r\n]/, ";": /[";\r\n]/ } as const;

/** Quoted as RFC 4180 wants it, only where it must be. */
export function csvCell(text: string, separator: CsvSeparator): string {
  return MUST_QUOTE[separator].test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its CRLF; every cell is guarded and quoted. */
export function csvRow(cells: readonly string[], separator: CsvSeparator): string {
  let line = "";
  for (let column = 0; column < cells.length; column += 1) {
    if (column > 0) line += separator;
    line += csvCell(guardCell(cells[column] ?? ""), separator);
  }
  return `${line}\r\n`;
}

export const EXPORT_HEADERS = [
  "Created",
  "First name",
  "Last name",
  "Email",
  "Phone",
  "Country",
  "Status",
  "Source",
  "Source name",
  "Source site",
  "Source description",
  "Tracking ID",
  "Lead ID",
] as const;

type Hour = { readonly utc: string; readonly zone: string; readonly wall: string; readonly offset: string };

/** The last hour in which a lead was created: rows come in order of time, so the next one's is mostly the same. */
let lastHour: Hour = { utc: "none", zone: "", wall: "", offset: "" };

const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d:[0-5]\dZ$/;

/** What `formatInstant` says. The clock is asked once an hour where the hour is a whole one there, too. */
function createdCell(created: string, zone: string): string {
  if (!CANONICAL.test(created)) return formatInstant(created, zone);
  if (!created.startsWith(lastHour.utc) || lastHour.zone !== zone) {
    const utc = created.slice(0, 13);
    const [first, last] = [formatInstant(`${utc}:00:00Z`, zone), formatInstant(`${utc}:59:59Z`, zone)];
    const [wall, offset] = [first.slice(0, 13), first.slice(19)];
    // Half-hour zones, and the hour in which the clock changes.
    if (`${wall}:00:00${offset}` !== first || `${wall}:59:59${offset}` !== last) {
      return formatInstant(created, zone);
    }
    lastHour = { utc, zone, wall, offset };
  }
  return lastHour.wall + created.slice(13, 19) + lastHour.offset;
}

/** The cells under EXPORT_HEADERS, then one for each further column (a name in `lead.extra`), empty where there is none. */
export function leadToCells(lead: Lead, zone: string, extraColumns: readonly string[]): string[] {
  const { parts } = parseLeadSource(lead.source ?? "");
  const cells = [
    lead.created === null ? "" : createdCell(lead.created, zone),
    lead.firstName ?? "",
    lead.lastName ?? "",
    lead.email ?? "",
    lead.phone ?? "",
    lead.country ?? "",
    lead.status ?? "",
    lead.source ?? "",
    parts.name,
    parts.site,
    parts.description,
    parts.trackingId,
    lead.id ?? "",
  ];
  for (const column of extraColumns)
    cells.push(Object.hasOwn(lead.extra, column) ? String(lead.extra[column]) : "");
  return cells;
}

/** "leads_north_2026-11-01_2026-11-20.csv"; without days it is all time. Safe in a header and on every file system. */
export function exportFileName(brokerId: string, from: Day | null, to: Day | null): string {
  const broker = brokerId.replace(/[^A-Za-z0-9-]+/g, "-");
  const days = from && to ? `${from}_${to}` : "all_time";
  return `leads_${broker}_${days}.csv`;
}
