"use client";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import {
  type LeadQuery,
  leadQueryParsers,
  leadQueryToSearch,
  leadQueryToState,
  normalizeLeadQuery,
  withFilter,
} from "#lib/domain/lead-query.ts";

export type FilterChange = Partial<Omit<LeadQuery, "page" | "query">>;

/** The table's state, which is the address, and the ways to change it. */
export type LeadQueryState = {
  readonly query: LeadQuery;
  /** The address' parameters, the same for the same state. */
  readonly search: string;
  /** A step that Back undoes; returns to page 1. */
  readonly filter: (change: FilterChange) => void;
  readonly goTo: (page: number) => void;
  /** A search that begins is a step that Back undoes; what is typed on replaces it: Back walks through no half words. */
  readonly searchFor: (words: string) => void;
};

export function useLeadQuery(): LeadQueryState {
  const [state, setState] = useQueryStates(leadQueryParsers, {
    history: "push",
    shallow: true,
    scroll: false,
  });
  return useMemo(() => {
    const query = normalizeLeadQuery(state);
    return {
      query,
      search: leadQueryToSearch(query).toString(),
      filter: (change) => void setState(leadQueryToState(withFilter(query, change))),
      goTo: (page) => void setState({ page: page === 1 ? null : page }),
      searchFor: (words) =>
        void setState(leadQueryToState(withFilter(query, { query: words })), {
          history: query.query === "" ? "push" : "replace",
        }),
    };
  }, [state, setState]);
}
