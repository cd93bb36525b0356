import { createLoader, createParser } from "nuqs/server";
import { SUBMISSION_STATES, type SubmissionState } from "./submission.ts";

export const HISTORY_SIZES = [25, 50, 100, 250] as const;
const DEFAULT_SIZE = 50;
const MOST_ROWS = 1000;
const MOST_PAGE = 1_000_000;
export const MAX_HISTORY_QUERY = 255;

/** What the address of /submissions says, and what `GET /api/submissions` is asked. */
export type HistoryQuery = {
  /** Parts of name and email, or a whole email. */
  readonly query: string;
  /** Null for all. */
  readonly state: SubmissionState | null;
  /** The id of an import whose rows alone are shown; null for all. */
  readonly batch: string | null;
  /** Counts from 1. */
  readonly page: number;
  /** Rows on a page, 1 to 1000. */
  readonly size: number;
};

const cutQuery = (text: string): string => text.slice(0, MAX_HISTORY_QUERY).toWellFormed();

const count = (most: number, over: "cut" | "refuse") =>
  createParser<number>({
    parse: (text) => {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
      if (value < 1 || (over === "refuse" && value > most)) return null;
      return Math.min(value, most);
    },
    serialize: String,
  });

const parseAsState = createParser<SubmissionState>({
  parse: (text) => SUBMISSION_STATES.find((state) => state === text.toLowerCase()) ?? null,
  serialize: String,
});

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const parseAsBatch = createParser<string>({
  parse: (text) => (UUID.test(text.toLowerCase()) ? text.toLowerCase() : null),
  serialize: String,
});

/** The one schema of the address, for `useQueryStates` as for the functions below. */
export const historyParsers = {
  query: createParser({ parse: cutQuery, serialize: String }).withDefault(""),
  state: parseAsState,
  batch: parseAsBatch,
  page: count(MOST_PAGE, "cut").withDefault(1),
  size: count(MOST_ROWS, "refuse").withDefault(DEFAULT_SIZE),
};

const load = createLoader(historyParsers);

/** Never throws: what is absent or invalid takes its default. Of a repeated parameter the first counts. */
export function parseHistoryQuery(
  params: URLSearchParams | Readonly<Record<string, string | string[] | undefined>>,
): HistoryQuery {
  return load(params);
}

/** The values for the setter of `useQueryStates(historyParsers)`: null where the address says nothing. */
export function historyQueryToState(q: HistoryQuery): {
  [Key in keyof HistoryQuery]: HistoryQuery[Key] | null;
} {
  return {
    query: q.query || null,
    state: q.state,
    batch: q.batch,
    page: q.page === 1 ? null : q.page,
    size: q.size === DEFAULT_SIZE ? null : q.size,
  };
}

/** The shortest address of this query: defaults are left out. */
export function historyQueryToSearch(q: HistoryQuery): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(historyQueryToState(q)))
    if (value !== null) search.set(key, String(value));
  return search;
}

/** Changes a filter (or the page size) and returns to page 1. */
export function withHistoryFilter(
  q: HistoryQuery,
  change: Partial<Omit<HistoryQuery, "page">>,
): HistoryQuery {
  return { ...q, ...change, query: cutQuery(change.query ?? q.query), page: 1 };
}
