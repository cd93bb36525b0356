import * as z from "zod/mini";
import { isDay } from "#lib/domain/day-range.ts";
import {
  BROKER_PROBLEMS,
  DESK_PROBLEMS,
  needsSignIn,
  type Problem,
  type ProblemCode,
} from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { HELD_REASONS, REJECTED_REASONS, SUBMISSION_STATES, WAIT_REASONS } from "#lib/domain/submission.ts";

/** Why something did not happen, in words; "unreached" is this page's own: the desk gave no answer. */
export type Trouble = Pick<Problem, "message" | "next"> & { readonly code: ProblemCode | "unreached" };

export type RequireSignIn = () => Promise<void>;

export const UNREACHED: Trouble = {
  code: "unreached",
  message: "Lead Desk could not be reached.",
  next: "Nothing is lost: it is tried again by itself.",
};

const nullable = z.nullable(z.string());

const lead = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  emailKey: z.string(),
  phone: z.string(),
  offerUuid: z.string(),
  source: z.object({ name: z.string(), site: z.string(), description: z.string(), trackingId: z.string() }),
  country: nullable,
  state: nullable,
  city: nullable,
  postCode: nullable,
  address: nullable,
  dateOfBirth: z.pipe(
    nullable,
    z.transform((day) => (day !== null && isDay(day) ? day : null)),
  ),
});

export const submissionSchema = z.object({
  id: z.string(),
  state: z.enum(SUBMISSION_STATES),
  reason: z.nullable(z.enum([...WAIT_REASONS, ...HELD_REASONS, ...REJECTED_REASONS])),
  email: z.string(),
  name: z.string(),
  offer: z.string(),
  attempts: z.number(),
  leadId: nullable,
  technical: nullable,
  createdAt: z.string(),
  settledAt: nullable,
  nextAt: nullable,
  lead: z.nullable(lead),
});

export const deskSchema = z.object({
  unsettled: z.array(submissionSchema),
  recent: z.array(submissionSchema),
});

export const seenSchema = z.object({
  broker: z.nullable(
    z.object({
      times: z.number(),
      last: z.nullable(z.object({ created: nullable, status: nullable })),
      complete: z.boolean(),
    }),
  ),
  desk: z.nullable(z.object({ state: z.enum(SUBMISSION_STATES), createdAt: z.string() })),
});

const failure = z.object({ error: z.object({ code: z.enum([...BROKER_PROBLEMS, ...DESK_PROBLEMS]) }) });

/**
 * Asks the desk for JSON. A dead session opens "Sign in again" and the question is put once more after it. Null where
 * there is no usable answer; rejects only with the signal's abort.
 */
export async function ask<T>(
  url: string,
  schema: z.ZodMiniType<T>,
  requireSignIn: RequireSignIn,
  init: RequestInit = {},
): Promise<T | null> {
  for (;;) {
    const answer = await fetch(url, { cache: "no-store", ...init }).catch(() => null);
    init.signal?.throwIfAborted();
    const body: unknown = await answer?.json().catch(() => null);
    init.signal?.throwIfAborted();
    if (answer?.ok) return schema.safeParse(body).data ?? null;
    const code = failure.safeParse(body).data?.error.code;
    if (!code || !needsSignIn(code)) return null;
    await requireSignIn();
    init.signal?.throwIfAborted();
  }
}

/** Runs a server action; a dead session asks for the password and runs it again, unchanged. */
export async function act<T>(
  run: () => Promise<Result<T, Problem>>,
  requireSignIn: RequireSignIn,
): Promise<Result<T, Trouble>> {
  for (;;) {
    const answer = await run().catch(() => null);
    if (answer?.ok) return ok(answer.value);
    if (!answer) return err(UNREACHED);
    if (!needsSignIn(answer.error.code)) return err(answer.error);
    await requireSignIn();
  }
}
