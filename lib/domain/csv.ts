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

/** An hour of UTC on a zone's clock, such as "2026-11-01T10" and "+01:00". */
type Hour = { readonly wall: string; readonly offset: string };

/** Null where it is no whole hour there: in zones of half an hour, and when the clock changes. */
function hourIn(zone: string, utc: string): Hour | null {
  const [first, last] = [formatInstant(`${utc}:00:00Z`, zone), formatInstant(`${utc}:59:59Z`, zone)];
  const [wall, offset] = [first.slice(0, 13), first.slice(19)];
  const isWhole = first === `${wall}:00:00${offset}` && last === `${wall}:59:59${offset}`;
  return isWhole ? { wall, offset } : null;
}

/** Of one zone: files are written in the broker's, mostly. Two years and more of hours. */
const hours = { zone: "", known: new Map<string, Hour | null>() };
const MOST_HOURS = 20_000;

const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d:[0-5]\dZ$/;

/** What `formatInstant` says, in a tenth of the time: a file has many instants of each hour. */
function instantCell(iso: string, zone: string): string {
  if (!CANONICAL.test(iso)) return formatInstant(iso, zone);
  if (hours.zone !== zone || hours.known.size >= MOST_HOURS) {
    hours.zone = zone;
    hours.known.clear();
  }
  const utc = iso.slice(0, 13);
  let hour = hours.known.get(utc);
  if (hour === undefined) {
    hour = hourIn(zone, utc);
    hours.known.set(utc, hour);
  }
  return hour === null ? formatInstant(iso, zone) : hour.wall + iso.slice(13, 19) + hour.offset;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** `updated` is a field of its own here, but for the file one further column of the broker's. */
function furtherCell(lead: Lead, column: string, zone: string): string {
  const value =
    column === "updated" ? lead.updated : Object.hasOwn(lead.extra, column) ? lead.extra[column] : null;
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  // The pattern is asked only of the few texts that could fit: this is done for every further cell of a file.
  return value.charAt(10) === "T" && INSTANT.test(value) ? instantCell(value, zone) : value;
}

/** The columns beyond EXPORT_HEADERS: each further scalar field of these leads, in the order in which they come. */
export function furtherColumns(leads: readonly Lead[]): string[] {
  const names = new Set<string>();
  for (const lead of leads) {
    if (lead.updated !== null) names.add("updated");
    for (const name of Object.keys(lead.extra)) names.add(name);
  }
  return [...names];
}

/** The cells under EXPORT_HEADERS, then one for each further column (a name in `lead.extra`), empty where there is none. */
export function leadToCells(lead: Lead, zone: string, extraColumns: readonly string[]): string[] {
  const { parts } = parseLeadSource(lead.source ?? "");
  const cells = [
    lead.created === null ? "" : instantCell(lead.created, zone),
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
  for (const column of extraColumns) cells.push(furtherCell(lead, column, zone));
  return cells;
}

/** "leads_north_2026-11-01_2026-11-20.csv"; without days it is all time. Safe in a header and on every file system. */
export function exportFileName(brokerId: string, from: Day | null, to: Day | null): string {
  const broker = brokerId.replace(/[^A-Za-z0-9-]+/g, "-");
  const days = from && to ? `${from}_${to}` : "all_time";
  return `leads_${broker}_${days}.csv`;
}
