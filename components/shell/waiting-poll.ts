import type { WaitingCounts } from "#lib/domain/history.ts";
import { tellAccount } from "./leave.ts";
import { setWaiting } from "./waiting.ts";

const EVERY_MS = 15_000;
const DEADLINE_MS = 5000;

const isCount = (value: unknown): value is number => typeof value === "number";

function read(body: unknown): WaitingCounts | null {
  if (typeof body !== "object" || body === null) return null;
  if (!("waiting" in body) || !("heldForSignIn" in body)) return null;
  const { waiting, heldForSignIn } = body;
  return isCount(waiting) && isCount(heldForSignIn) ? { waiting, heldForSignIn } : null;
}

/** Whose session it was that asked. */
function accountIn(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("account" in body)) return null;
  return typeof body.account === "string" ? body.account : null;
}

/**
 * Fetches the counts now. A failure leaves the ones before: they are a hint, no answer to anything pressed. Where they
 * come for another account than the page's, all tabs are told.
 */
export async function fetchWaiting(account: string): Promise<void> {
  try {
    const answer = await fetch("/api/submissions/waiting", {
      headers: { "x-lead-desk-background": "1" },
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const body: unknown = answer.ok ? await answer.json() : null;
    const answered = accountIn(body);
    if (answered !== null && answered !== account) return tellAccount(answered);
    const counts = read(body);
    if (counts) setWaiting(counts);
  } catch {
    // Offline: the notice about that says so.
  }
}

/** Fetches now and then while the page is seen, and when it is seen again. Returns what ends it. */
export function pollWaiting(account: string): () => void {
  const fetchIfSeen = () => {
    if (document.visibilityState === "visible") void fetchWaiting(account);
  };
  fetchIfSeen();
  const timer = setInterval(fetchIfSeen, EVERY_MS);
  document.addEventListener("visibilitychange", fetchIfSeen);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", fetchIfSeen);
  };
}
