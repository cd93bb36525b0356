"use client";
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { type LeadQuery, leadQueryToSearch } from "#lib/domain/lead-query.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { fetchLeads, type RequireSignIn } from "./api.ts";
import { type Answer, type Listed, retriesItself, type Trouble } from "./listed.ts";

/** Statuses move on at the broker: an older page is shown at once and asked for again. */
const FRESH_MS = 30_000;
/** Long enough that the page does not at once repeat what the server has just met. */
const FAILED_MS = 3000;
const UNREACHED_MS = 3000;
/** Often enough for a page that somebody looks at, seldom enough for a broker in trouble. */
const RETRY_MS = 20_000;
/** A longer page is not fetched ahead unasked. */
const MOST_AHEAD = 100;

export const LEADS_KEY = "leads";

type State = { readonly data: Answer | undefined };

function retryAfter(answer: Answer | undefined): number | false {
  if (!answer || answer.ok || !retriesItself(answer.error)) return false;
  return answer.error.unreached ? UNREACHED_MS : RETRY_MS;
}

/** `search` is the whole question, so an answer can never be taken for that of another address. */
function pageQuery(search: string, requireSignIn: RequireSignIn) {
  return {
    queryKey: [LEADS_KEY, search],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<Answer> =>
      fetchLeads(search, signal, requireSignIn),
    // A failure is an answer as well, but not one to keep.
    staleTime: ({ state }: { state: State }) => (state.data?.ok ? FRESH_MS : FAILED_MS),
    // Only while the page is looked at: the query client's own rule.
    refetchInterval: ({ state }: { state: State }) => retryAfter(state.data),
    refetchOnReconnect: ({ state }: { state: State }) => (state.data?.ok ? true : ("always" as const)),
    // Comparing a thousand new rows with the old ones costs more than drawing those in view.
    structuralSharing: false as const,
  };
}

/** The address of the next page, or null where there is none. */
function nextSearch(query: LeadQuery, listed: Listed): string | null {
  const isLast = listed.totalPages !== null && query.page >= listed.totalPages;
  if (isLast || listed.leads.length === 0) return null;
  return leadQueryToSearch({ ...query, page: query.page + 1 }).toString();
}

const whenIdle: (work: () => void) => () => void = (work) => {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, 300);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(work, { timeout: 2000 });
  return () => cancelIdleCallback(id);
};

export type LeadPage = {
  /** The newest rows that there are: of this address, or older ones while or because those are missing. */
  readonly listed: Listed | null;
  /** What `listed` was asked for. */
  readonly listedQuery: LeadQuery;
  /** Why this address' rows could not be had. */
  readonly trouble: Trouble | null;
  /** `listed` does not answer the address. */
  readonly old: boolean;
  readonly fetching: boolean;
  readonly again: () => void;
  /** Fetches the next page ahead. */
  readonly prepareNext: () => void;
};

type First = { readonly search: string; readonly answer: Answer; readonly at: number };

export function useLeadPage(query: LeadQuery, search: string, first: First): LeadPage {
  const client = useQueryClient();
  const requireSignIn = useRequireSignIn();
  const { data, isPlaceholderData, isFetching, refetch } = useQuery({
    ...pageQuery(search, requireSignIn),
    ...(search === first.search ? { initialData: first.answer, initialDataUpdatedAt: first.at } : {}),
    placeholderData: keepPreviousData,
  });

  const answered = data?.ok ? data.value : null;
  const [last, setLast] = useState({ listed: answered, query });
  if (answered !== null && answered !== last.listed) setLast({ listed: answered, query });
  const trouble = data && !data.ok && !isPlaceholderData ? data.error : null;
  const listed = answered ?? last.listed;

  const again = useCallback(() => void refetch(), [refetch]);
  useSignInFirst(trouble, requireSignIn, again);
  const settled = answered !== null && !isPlaceholderData ? answered : null;
  const prepareNext = usePrefetch(client, query, settled, requireSignIn);
  const listedQuery = answered !== null && !isPlaceholderData ? query : last.query;
  return {
    listed,
    listedQuery,
    trouble,
    old: answered === null || isPlaceholderData,
    fetching: isFetching,
    again,
    prepareNext,
  };
}

/** The server's own first answer may have met a dead session: only a page can ask for the password. */
function useSignInFirst(trouble: Trouble | null, requireSignIn: RequireSignIn, again: () => void): void {
  const needed = trouble?.needsSignIn === true;
  useEffect(() => {
    if (!needed) return;
    let gone = false;
    requireSignIn().then(() => {
      if (!gone) again();
    });
    return () => {
      gone = true;
    };
  }, [needed, requireSignIn, again]);
}

/** Fetches the next page once the browser is idle; returns how to do it at once. */
function usePrefetch(
  client: QueryClient,
  query: LeadQuery,
  settled: Listed | null,
  requireSignIn: RequireSignIn,
): () => void {
  const next = settled ? nextSearch(query, settled) : null;
  const prepare = useCallback(() => {
    if (next !== null) void client.prefetchQuery(pageQuery(next, requireSignIn));
  }, [client, next, requireSignIn]);
  const unasked = query.size <= MOST_AHEAD;
  useEffect(() => (unasked ? whenIdle(prepare) : undefined), [unasked, prepare]);
  return prepare;
}
