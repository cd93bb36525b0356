"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { BatchView } from "#lib/domain/batch.ts";
import { isLive } from "#lib/domain/batch-words.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { fetchBatch, type Trouble } from "./api.ts";

const QUICK_MS = 1000;
const SLOW_MS = 5000;
/** A desk that takes long to answer is asked less often. */
const REST = 10;

/** How long until the next look. Paused, or with nothing left but what waits for others, it changes seldom. */
function pauseAfter({ state, counts }: BatchView, tookMs: number): number {
  const moves = state === "running" || (counts.sending ?? 0) > 0 || (state === "cancelled" && counts.queued);
  return Math.max(moves ? QUICK_MS : SLOW_MS, Math.min(tookMs * REST, 2 * SLOW_MS));
}

export type LiveBatch = {
  readonly view: BatchView;
  /** Why the last look failed; null where what stands here is current. */
  readonly trouble: Trouble | null;
  /** Takes in what an action has just answered. */
  readonly take: (view: BatchView) => void;
  readonly refresh: () => void;
};

/** The batch as it is now, asked for again and again while the page is looked at and something can change. */
export function useBatch(initial: BatchView): LiveBatch {
  const [view, setView] = useState(initial);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [round, setRound] = useState(0);
  const took = useRef(0);
  const now = useRef(false);
  const requireSignIn = useRequireSignIn();
  const goesOn = isLive(view) || trouble !== null;

  useEffect(() => {
    if (!goesOn) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const began = performance.now();
      const answer = await fetchBatch(view.id, abort.signal, requireSignIn).catch(() => null);
      if (abort.signal.aborted || !answer) return;
      took.current = performance.now() - began;
      if (answer.ok) setView(answer.value);
      setTrouble(answer.ok ? null : answer.error);
      setRound((before) => before + 1);
    };
    const seen = () => {
      clearTimeout(timer);
      if (!document.hidden) void look();
    };
    if (!document.hidden) timer = setTimeout(look, now.current ? 0 : pauseAfter(view, took.current));
    now.current = false;
    document.addEventListener("visibilitychange", seen);
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [round, goesOn, view.id]);

  const take = useCallback((next: BatchView) => {
    setView(next);
    setTrouble(null);
    // A look that left before this answer knows less than it.
    setRound((before) => before + 1);
  }, []);
  const refresh = useCallback(() => {
    now.current = true;
    setRound((before) => before + 1);
  }, []);
  return { view, trouble, take, refresh };
}
