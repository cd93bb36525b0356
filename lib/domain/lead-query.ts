import { createLoader, createParser, parseAsStringLiteral } from "nuqs/server";
import {
  addDays,
  type Day,
  dayEndInstant,
  dayIn,
  dayStartInstant,
  isDay,
  isTimeZone,
  PRESETS,
  type Preset,
  presetDays,
  toUpstreamInstant,
} from "./day-range.ts";

export const PAGE_SIZES = [25, 50, 100, 250, 1000] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/**
 * What the address of /leads says, normalised: either `range` or `from` is set, never both; `from` is not after `to`;
 * `to` never stands alone. `from` without `to` means until today. `tz` null means the broker's zone.
 */
export type LeadQuery = {
  readonly query: string;
  readonly range: Preset | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly tz: string | null;
  /** Counts from 1. */
  readonly page: number;
  readonly size: PageSize;
};

export const DEFAULT_RANGE: Preset = "last-30-days";
const DEFAULT_DAYS = 30;
export const DEFAULT_SIZE: PageSize = 50;
/** With the largest size this stays below what a 32-bit row offset can say. */
export const MAX_PAGE = 1_000_000;
export const MAX_QUERY_LENGTH = 255;

const cutQuery = (text: string): string => text.slice(0, MAX_QUERY_LENGTH).toWellFormed();

function clampPage(page: number): number {
  return page >= 1 ? Math.min(Math.trunc(page), MAX_PAGE) : 1;
}

/** Too early for 30 days that end with it: years begin with 0001. */
const isFirstDays = (day: Day): boolean => day < "0001-02-01";

function inOrder(a: Day, b: Day): { from: Day; to: Day } {
  return a <= b ? { from: a, to: b } : { from: b, to: a };
}

const parseAsDay = createParser<Day>({ parse: (text) => (isDay(text) ? text : null), serialize: String });
const parseAsZone = createParser({ parse: (text) => (isTimeZone(text) ? text : null), serialize: String });
const parseAsQuery = createParser({ parse: cutQuery, serialize: String });
const parseAsPage = createParser({
  parse: (text) => (/^\d{1,15}$/.test(text) ? clampPage(Number(text)) : null),
  serialize: String,
});
const parseAsSize = createParser<PageSize>({
  parse: (text) => PAGE_SIZES.find((size) => String(size) === text) ?? null,
  serialize: String,
});

/** The one schema of the address, for `useQueryStates` as for the functions below. */
export const leadQueryParsers = {
  query: parseAsQuery.withDefault(""),
  range: parseAsStringLiteral(PRESETS),
  from: parseAsDay,
  to: parseAsDay,
  tz: parseAsZone,
  page: parseAsPage.withDefault(1),
  size: parseAsSize.withDefault(DEFAULT_SIZE),
};

const load = createLoader(leadQueryParsers);

/**
 * Makes one meaning of what the address says in parts, such as the values of `useQueryStates(leadQueryParsers)`.
 * Two days win over a preset, a preset wins over one day; `to` alone is the 30 days that end with it; nothing is the
 * last 30 days.
 */
export function normalizeLeadQuery(state: LeadQuery): LeadQuery {
  const { query, tz, page, size } = state;
  const common = { query: cutQuery(query), tz, page: clampPage(page), size };
  const { from, to } = state;
  if (from && to) return { ...common, range: null, ...inOrder(from, to) };
  if (state.range) return { ...common, range: state.range, from: null, to: null };
  if (from) return { ...common, range: null, from, to: null };
  if (to) return { ...common, range: null, from: isFirstDays(to) ? to : addDays(to, 1 - DEFAULT_DAYS), to };
  return { ...common, range: DEFAULT_RANGE, from: null, to: null };
}

/** Never throws: what is absent or invalid takes its default. Of a repeated parameter the first counts. */
export function parseLeadQuery(
  params: URLSearchParams | Readonly<Record<string, string | string[] | undefined>>,
): LeadQuery {
  return normalizeLeadQuery(load(params));
}

/** The values for the setter of `useQueryStates(leadQueryParsers)`: null where the address says nothing. */
export function leadQueryToState(q: LeadQuery): { [Key in keyof LeadQuery]: LeadQuery[Key] | null } {
  return {
    query: q.query || null,
    range: q.range === DEFAULT_RANGE ? null : q.range,
    from: q.from,
    to: q.to,
    tz: q.tz,
    page: q.page === 1 ? null : q.page,
    size: q.size === DEFAULT_SIZE ? null : q.size,
  };
}

/** The shortest address of this query: defaults are left out. */
export function leadQueryToSearch(q: LeadQuery): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(leadQueryToState(q)))
    if (value !== null) search.set(key, String(value));
  return search;
}

/** Changes a filter (or the page size) and returns to page 1. A preset takes the place of days, days that of a preset. */
export function withFilter(q: LeadQuery, change: Partial<Omit<LeadQuery, "page">>): LeadQuery {
  const days = change.from || change.to ? { range: null } : null;
  const preset = change.range ? { from: null, to: null } : null;
  return normalizeLeadQuery({ ...q, ...preset, ...days, ...change, page: 1 });
}

/** First and last calendar day of the zone, both included; both null for all time. */
export function leadQueryDays(
  q: LeadQuery,
  now: Date,
  brokerZone: string,
): { from: Day | null; to: Day | null; zone: string } {
  const zone = q.tz ?? brokerZone;
  if (q.from) {
    const today = dayIn(now, zone);
    const isAhead = q.from > today;
    return { from: q.from, to: q.to ?? (isAhead ? q.from : today), zone };
  }
  return { ...(presetDays(q.range ?? DEFAULT_RANGE, now, zone) ?? { from: null, to: null }), zone };
}

/** Older than any lead: the broker's list wants both ends, also for all time. */
const BEFORE_ALL_LEADS = "2000-01-01T00:00:00Z";

/** The same as UTC instants for the broker's list, both included. All time ends a day after today, for clocks that run ahead. */
export function leadQueryInstants(q: LeadQuery, now: Date, brokerZone: string): { from: string; to: string } {
  const { from, to, zone } = leadQueryDays(q, now, brokerZone);
  if (!from || !to) {
    const tomorrow = addDays(dayIn(now, zone), 1);
    return { from: BEFORE_ALL_LEADS, to: toUpstreamInstant(dayEndInstant(tomorrow, zone)) };
  }
  const first = dayStartInstant(from, zone);
  const last = dayEndInstant(to, zone);
  // A day that the zone left out altogether would end before it begins.
  const isLeftOut = last < first;
  return { from: toUpstreamInstant(first), to: toUpstreamInstant(isLeftOut ? first : last) };
}
