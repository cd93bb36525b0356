import { err, ok } from "#lib/domain/result.ts";
import { type Answer, listedFrom, type Trouble } from "./listed.ts";
import { readPage, readTrouble } from "./wire.ts";

export type RequireSignIn = () => Promise<void>;

const UNREACHED: Trouble = {
  message: "Lead Desk could not be reached, so we could not list the leads.",
  next: "Check the connection; it is tried again by itself.",
  technical: null,
  needsSignIn: false,
  retryable: true,
  unreached: true,
};

/** The broker's own deadline, the renewal of a token before it, and some. */
const ANSWER_MS = 70_000;

/**
 * One page by its address. A dead session opens "Sign in again" and the question is put once more after it.
 * Rejects only with the signal's abort.
 */
export async function fetchLeads(
  search: string,
  signal: AbortSignal,
  requireSignIn: RequireSignIn,
): Promise<Answer> {
  for (;;) {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    const answer = await fetch(`/api/leads?${search}`, { cache: "no-store", signal: inTime }).catch(
      () => null,
    );
    const body: unknown = await answer?.json().catch(() => null);
    signal.throwIfAborted();
    if (answer?.ok) {
      const page = readPage(body);
      return page ? ok(listedFrom(page)) : err(UNREACHED);
    }
    const trouble = (answer && readTrouble(answer.status, body)) ?? UNREACHED;
    if (!trouble.needsSignIn) return err(trouble);
    await requireSignIn();
    signal.throwIfAborted();
  }
}
