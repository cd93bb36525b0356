import type { WaitingCounts } from "#lib/domain/history.ts";
import { setWaiting } from "./waiting.ts";

const EVERY_MS = 15_000;

const isCount = (value: unknown): value is number => typeof value === "number";

function read(body: unknown): WaitingCounts | null {
  if (typeof body !== "object" || body === null) return null;
  if (!("waiting" in body) || !("heldForSignIn" in body)) return null;
  const { waiting, heldForSignIn } = body;
  return isCount(waiting) && isCount(heldForSignIn) ? { waiting, heldForSignIn } : null;
}

/** Fetches the counts now. A failure leaves the ones before: they are a hint, no answer to anything pressed. */
export async function fetchWaiting(): Promise<void> {
  try {
    const answer = await fetch("/api/submissions/waiting", { headers: { "x-lead-desk-background": "1" } });
    const counts = answer.ok ? read(await answer.json()) : null;
    if (counts) setWaiting(counts);
  } catch {
    // Offline: the notice about that says so.
  }
}

/** Fetches now and then while the page is seen. Returns what ends it. */
export function pollWaiting(): () => void {
  const fetchIfSeen = () => {
    if (document.visibilityState === "visible") void fetchWaiting();
  };
  fetchIfSeen();
  const timer = setInterval(fetchIfSeen, EVERY_MS);
  document.addEventListener("visibilitychange", fetchIfSeen);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", fetchIfSeen);
  };
}
