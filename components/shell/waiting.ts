"use client";
import { useSyncExternalStore } from "react";
import type { WaitingCounts } from "#lib/domain/history.ts";

/** The newest counts that were fetched; null until then, while the page's own count. */
let newest: WaitingCounts | null = null;
const listeners = new Set<() => void>();

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function setWaiting(counts: WaitingCounts): void {
  newest = counts;
  for (const changed of listeners) changed();
}

/** What waits at this desk: as it came with the page, then as it was last fetched. */
export function useWaiting(initial: WaitingCounts): WaitingCounts {
  return useSyncExternalStore(
    subscribe,
    () => newest ?? initial,
    () => initial,
  );
}
