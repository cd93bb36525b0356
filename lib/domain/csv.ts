import { type Day, formatInstant } from "./day-range.ts";
import type { Lead } from "./lead.ts";
import { parseLeadSource } from "./lead-source.ts";

export const SEPARATORS = { comma: ",", semicolon: ";" } as const;
export type CsvSeparator = (typeof SEPARATORS)[keyof typeof SEPARATORS];

/** First in the file, so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

const RUNNABLE = /^[=+\-@\t\r\n]/;
const PLAIN_PHONE = /^\+[ ().-]*\d[\d ().-]*$/;

/** Puts an apostrophe before what a spreadsheet could run as a formula. A plain phone number is left alone. */
export function guardCell(text: string): string {
  return RUNNABLE.test(text) && !PLAIN_PHONE.test(text) ? `'${text}` : text;
}

const MUST_QUOTE = { ",": /[",\r\n]/, ";": /[";\r\n]/ } as const;

/** Quoted as RFC 4180 wants it, only where it must be. */
export function csvCell(text: string, separator: CsvSeparator): string {
  return MUST_QUOTE[separator].test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its CRLF; every cell is guarded and quoted. */
export function csvRow(cells: readonly string[], separator: CsvSeparator): string {
  return `${cells.map((cell) => csvCell(guardCell(cell), separator)).join(separator)}\r\n`;
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

/** The cells under EXPORT_HEADERS, then one for each further column (a name in `lead.extra`), empty where there is none. */
export function leadToCells(lead: Lead, zone: string, extraColumns: readonly string[]): string[] {
  const { parts } = parseLeadSource(lead.source ?? "");
  const cells = [
    lead.created === null ? "" : formatInstant(lead.created, zone),
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
