"use client";
import { useCallback, useEffect, useRef } from "react";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { ask, type RequireSignIn } from "./api.ts";
import { BACKGROUND } from "./use-desk-leads.ts";
import { useLatest } from "./use-live.ts";

/** Quick at first: most brokers that take longer than the action's two seconds take a little longer only. */
const PAUSES_MS = [300, 500, 800, 1200];
const PAUSE_MS = 2000;
/** The broker's deadline, the renewal of a token before it, and some. */
const MOST_MS = 90_000;

/** True while the desk itself is at work on the lead, so that waiting is worth it. */
export function isInTransit({ state, reason }: SubmissionView): boolean {
  return state === "sending" || (state === "queued" && reason === null);
}

export function needsPassword({ state, reason }: SubmissionView): boolean {
  return state === "held" && reason === "sign-in";
}

export type Follow = (view: SubmissionView, onChange: (view: SubmissionView) => void) => Promise<void>;

/**
 * Follows a lead until the desk has done with it. One that waits for the password asks for it: signing in sends it
 * (CONTRACT 3). `onChange` gets each new state.
 */
export function useFollow(requireSignIn: RequireSignIn): Follow {
  const left = useRef<AbortController | null>(null);
  const signIn = useLatest(requireSignIn);
  useEffect(() => {
    const abort = new AbortController();
    left.current = abort;
    return () => abort.abort();
  }, []);

  return useCallback(
    async (start, onChange) => {
      const signal = left.current?.signal;
      if (!signal || signal.aborted) return;
      let view = start;
      let until = Date.now() + MOST_MS;
      for (let round = 0; Date.now() < until; round += 1) {
        if (needsPassword(view)) {
          await signIn.current();
          if (signal.aborted) return;
          // Released by the sign-in: it was queued before the dialog closed. However long that took, its time begins now.
          view = { ...view, state: "queued", reason: null };
          until = Date.now() + MOST_MS;
          round = 0;
          onChange(view);
        }
        if (!isInTransit(view)) return;
        await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[round] ?? PAUSE_MS));
        if (signal.aborted) return;
        const init = { headers: BACKGROUND, signal };
        const fresh = await ask(
          `/api/submissions/${view.id}`,
          (schemas) => schemas.submissionSchema,
          signIn.current,
          init,
        ).catch(() => null);
        if (signal.aborted) return;
        if (!fresh) continue;
        const isNews = fresh.state !== view.state || fresh.reason !== view.reason;
        view = fresh;
        if (isNews && !needsPassword(fresh)) onChange(fresh);
      }
    },
    [signIn],
  );
}
