"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { HistoryPage } from "#lib/domain/history.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { isFinal } from "#lib/domain/submission.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { ask } from "./api.ts";
import { readPage, type Trouble } from "./wire.ts";

export const HISTORY_KEY = "submissions";

/** How often the rows are asked for again: outcomes arrive without a reload. */
const LIVE_MS = 2000;
const CALM_MS = 15_000;
const HIDDEN_MS = 30_000;

/** The first page, read on the server; `search` is the address that it answers. */
export type FirstHistory = { readonly search: string; readonly page: HistoryPage };

type Answer = Result<HistoryPage, Trouble>;

function pauseAfter(answer: Answer | undefined): number | false {
  // On the server, which draws the first page and asks no more.
  if (typeof document === "undefined") return false;
  if (document.hidden) return HIDDEN_MS;
  const isOpen = answer?.ok === true && answer.value.rows.some(({ state }) => !isFinal(state));
  return isOpen || answer?.ok === false ? LIVE_MS : CALM_MS;
}

export type HistoryList = {
  /** The newest rows that there are: of this address, or older ones while or because those are missing. */
  readonly page: HistoryPage;
  /** Why this address' rows could not be had. */
  readonly trouble: Trouble | null;
  /** `page` answers another address. */
  readonly old: boolean;
  readonly fetching: boolean;
  readonly again: () => void;
};

/** The rows of the address, kept up to date while they are looked at. */
export function useHistoryPage(search: string, first: FirstHistory): HistoryList {
  const client = useQueryClient();
  const requireSignIn = useRequireSignIn();
  const pressed = useRef(false);
  const queryKey = [HISTORY_KEY, search];
  const { data, isPlaceholderData, isFetching, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }): Promise<Answer> => {
      const background = client.getQueryData(queryKey) !== undefined && !pressed.current;
      pressed.current = false;
      return ask(`/api/submissions?${search}`, { read: readPage, signal, requireSignIn, background });
    },
    ...(search === first.search
      ? { initialData: (): Answer => ok(first.page), initialDataUpdatedAt: Date.parse(first.page.answeredAt) }
      : {}),
    staleTime: LIVE_MS,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pauseAfter(state.data),
    refetchIntervalInBackground: true,
  });
  const [last, setLast] = useState(first.page);
  const answered = data?.ok ? data.value : null;
  if (answered !== null && answered !== last) setLast(answered);
  const again = useCallback(() => {
    pressed.current = true;
    void refetch();
  }, [refetch]);
  return {
    page: answered ?? last,
    trouble: data && !data.ok && !isPlaceholderData ? data.error : null,
    old: answered === null || isPlaceholderData,
    fetching: isFetching,
    again,
  };
}
