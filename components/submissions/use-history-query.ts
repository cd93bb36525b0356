"use client";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import {
  type HistoryQuery,
  historyParsers,
  historyQueryToSearch,
  historyQueryToState,
  withHistoryFilter,
} from "#lib/domain/history-query.ts";
import type { SubmissionState } from "#lib/domain/submission.ts";

/** The table's state, which is the address, and the ways to change it. */
export type HistoryQueryState = {
  readonly query: HistoryQuery;
  /** The address' parameters, the same for the same state. */
  readonly search: string;
  /** A step that Back undoes; returns to page 1. */
  readonly filter: (change: Partial<Omit<HistoryQuery, "page" | "query">>) => void;
  readonly goTo: (page: number) => void;
  /** A search that begins is a step that Back undoes; what is typed on replaces it: Back walks through no half words. */
  readonly searchFor: (words: string) => void;
  /** All rows of one state, whatever was searched for. */
  readonly show: (state: SubmissionState) => void;
  /** The address of the same. */
  readonly hrefOf: (state: SubmissionState) => string;
  /** Neither filter nor search. */
  readonly clear: () => void;
};

export function useHistoryQuery(): HistoryQueryState {
  const [query, setState] = useQueryStates(historyParsers, { history: "push", shallow: true, scroll: false });
  return useMemo(() => {
    const to = (change: Partial<Omit<HistoryQuery, "page">>) =>
      historyQueryToState(withHistoryFilter(query, change));
    return {
      query,
      search: historyQueryToSearch(query).toString(),
      filter: (change) => void setState(to(change)),
      goTo: (page) => void setState({ page: page === 1 ? null : page }),
      searchFor: (words) =>
        void setState(to({ query: words }), { history: query.query === "" ? "push" : "replace" }),
      show: (state) => void setState(to({ query: "", state })),
      hrefOf: (state) =>
        `/submissions?${historyQueryToSearch(withHistoryFilter(query, { query: "", state }))}`,
      clear: () => void setState(to({ query: "", state: null, batch: null })),
    };
  }, [query, setState]);
}
