"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { isFinal } from "#lib/domain/submission.ts";
import type { DeskSubmissions, SubmissionView } from "#lib/domain/submission-view.ts";
import { ask, type RequireSignIn } from "./api.ts";
import { useLatest, useLive } from "./use-live.ts";

export const BACKGROUND = { "x-lead-desk-background": "1" } as const;

const QUICK_MS = 3000;
const SLOW_MS = 20_000;
const DEADLINE_MS = 10_000;
const RECENT = 10;

export type DeskLeads = DeskSubmissions & {
  /** The last refresh failed: what stands here may be old. */
  readonly stale: boolean;
  /** Takes in what an answer has just told, ahead of the next refresh. */
  readonly take: (view: SubmissionView, corrected?: string | null) => void;
};

function withView(
  { unsettled, recent }: DeskSubmissions,
  view: SubmissionView,
  corrected: string | null,
): DeskSubmissions {
  const others = (list: readonly SubmissionView[]) =>
    list.filter(({ id }) => id !== view.id && id !== corrected);
  const place = (list: readonly SubmissionView[]) =>
    [view, ...others(list)].toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  return isFinal(view.state)
    ? { unsettled: others(unsettled), recent: place(recent).slice(0, RECENT) }
    : { unsettled: place(unsettled), recent: others(recent) };
}

/** The leads beside the form, kept up to date while the page is looked at. */
export function useDeskLeads(initial: DeskSubmissions, requireSignIn: RequireSignIn): DeskLeads {
  const [leads, now, setLeads] = useLive(initial);
  const [stale, setStale] = useState(false);
  const underWay = useRef<AbortController | null>(null);
  const signIn = useLatest(requireSignIn);

  const refresh = useCallback(async () => {
    underWay.current?.abort();
    const abort = new AbortController();
    underWay.current = abort;
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(DEADLINE_MS)]);
    try {
      const fresh = await ask(
        "/api/submissions/desk",
        (schemas) => schemas.deskSchema,
        () => signIn.current(),
        {
          headers: BACKGROUND,
          signal,
        },
      );
      if (fresh) setLeads(fresh);
      setStale(fresh === null);
    } catch {
      // Given up for a newer one, or out of time.
      if (!abort.signal.aborted) setStale(true);
    }
  }, [setLeads, signIn]);

  const quick = leads.unsettled.length > 0 || stale;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const wait = () => {
      clearTimeout(timer);
      if (gone || document.hidden) return;
      timer = setTimeout(() => void refresh().then(wait), quick ? QUICK_MS : SLOW_MS);
    };
    const look = () => {
      clearTimeout(timer);
      if (!document.hidden) void refresh().then(wait);
    };
    wait();
    document.addEventListener("visibilitychange", look);
    return () => {
      gone = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [refresh, quick]);

  useEffect(() => () => underWay.current?.abort(), []);

  return {
    ...leads,
    stale,
    take: (view, corrected = null) => {
      // A refresh that left before this answer knows less than it.
      underWay.current?.abort();
      setLeads(withView(now(), view, corrected));
    },
  };
}
