import * as z from "zod/mini";
import { BATCH_STATES, type BatchView } from "#lib/domain/batch.ts";
import { BROKER_PROBLEMS, DESK_PROBLEMS, type Problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { SUBMISSION_STATES } from "#lib/domain/submission.ts";
import { runAction } from "../shell/run-action.ts";

// Zod would compile its objects with `new Function`, which the content security policy forbids and reports.
z.config({ jitless: true });

export type Trouble = Pick<Problem, "message" | "next">;
export type RequireSignIn = () => Promise<void>;

/** Pause, Resume and Cancel, as the page hands them in. */
export type BatchAction = (id: string) => Promise<Result<BatchView, Problem>>;
export type BatchActions = {
  readonly pause: BatchAction;
  readonly resume: BatchAction;
  readonly cancel: BatchAction;
  /** Sends again what was held until something was put right elsewhere. */
  readonly sendHeld: BatchAction;
};

export const UNREACHED: Trouble = {
  message: "Lead Desk could not be reached.",
  next: "The import goes on without this page.",
};

const view = z.object({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(BATCH_STATES).check(z.refine((state) => state !== "filling")),
  total: z.number(),
  done: z.number(),
  already: z.number(),
  counts: z.partialRecord(z.enum(SUBMISSION_STATES), z.number()),
  heldForSignIn: z.number(),
  heldForMending: z.number(),
  perMinute: z.nullable(z.number()),
  secondsLeft: z.nullable(z.number()),
  createdAt: z.string(),
  endedAt: z.nullable(z.string()),
});

const failure = z.object({
  error: z.object({
    code: z.enum([...BROKER_PROBLEMS, ...DESK_PROBLEMS]),
    message: z.string(),
    next: z.string(),
  }),
});

const DEADLINE_MS = 15_000;

/** A dead session opens "Sign in again", and the question is put once more after it. Rejects only by `signal`. */
async function ask(
  url: string,
  init: Omit<RequestInit, "signal">,
  requireSignIn: RequireSignIn,
  signal?: AbortSignal,
): Promise<Result<Response, Trouble>> {
  for (;;) {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const answer = await fetch(url, { cache: "no-store", ...init, signal: either }).catch(() => null);
    signal?.throwIfAborted();
    if (answer?.ok) return ok(answer);
    if (answer?.status === 401) await requireSignIn();
    else {
      const said: unknown = await answer?.json().catch(() => null);
      return err(failure.safeParse(said).data?.error ?? UNREACHED);
    }
    signal?.throwIfAborted();
  }
}

/** Where the batch stands, asked by the page itself: that does not count as use of the session. Rejects by `signal`. */
export async function fetchBatch(
  id: string,
  signal: AbortSignal,
  requireSignIn: RequireSignIn,
): Promise<Result<BatchView, Trouble>> {
  const init = { headers: { "x-lead-desk-background": "1" } };
  const answer = await ask(`/api/batches/${id}`, init, requireSignIn, signal);
  if (!answer.ok) return answer;
  const read = view.safeParse(await answer.value.json().catch(() => null)).data;
  if (!read || read.state === "filling") return err(UNREACHED);
  return ok({ ...read, state: read.state });
}

/** Null where the download at this address can begin. */
export async function checkDownload(href: string, requireSignIn: RequireSignIn): Promise<Trouble | null> {
  const answer = await ask(href, { method: "HEAD" }, requireSignIn);
  return answer.ok ? null : answer.error;
}

/** Runs a server action; a dead session asks for the password and runs it again. */
export async function act(
  run: () => Promise<Result<BatchView, Problem>>,
  requireSignIn: RequireSignIn,
): Promise<Result<BatchView, Trouble>> {
  return (await runAction(run, requireSignIn)) ?? err({ ...UNREACHED, next: "Try again." });
}
