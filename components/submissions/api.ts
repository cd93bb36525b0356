import { err, ok } from "#lib/domain/result.ts";
import { readTrouble, type Trouble } from "./wire.ts";

export type RequireSignIn = () => Promise<void>;

export const UNREACHED: Trouble = {
  message: "Lead Desk could not be reached.",
  next: "Check the connection; it is tried again by itself.",
  technical: null,
  unreached: true,
};

type Ask<T> = {
  readonly read: (body: unknown) => T | null;
  readonly signal: AbortSignal;
  readonly requireSignIn: RequireSignIn;
  /** Asked by the page itself: that does not count as use of the session (SECURITY 1). */
  readonly background: boolean;
};

/** The desk answers from its own database; what takes this long is a connection that hangs. */
const DEADLINE_MS = 15_000;

/**
 * Asks the desk. A dead session opens "Sign in again" and the question is put once more after it. Rejects only with
 * the signal's abort.
 */
export async function ask<T>(url: string, { read, signal, requireSignIn, background }: Ask<T>) {
  const headers = background ? { "x-lead-desk-background": "1" } : {};
  for (;;) {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
    const answer = await fetch(url, { cache: "no-store", headers, signal: inTime }).catch(() => null);
    const body: unknown = await answer?.json().catch(() => null);
    signal.throwIfAborted();
    if (answer?.ok) {
      const value = read(body);
      return value === null ? err(UNREACHED) : ok(value);
    }
    // Every problem that a password solves, and no other, is a 401 (CONTRACT 5).
    if (answer?.status !== 401) return err(readTrouble(body) ?? UNREACHED);
    await requireSignIn();
    signal.throwIfAborted();
  }
}
