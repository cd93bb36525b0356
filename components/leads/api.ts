import * as z from "zod/mini";
import { BROKER_PROBLEMS, DESK_PROBLEMS, needsSignIn } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { type Answer, listedFrom, type Trouble } from "./listed.ts";

export type RequireSignIn = () => Promise<void>;

const count = z.nullable(z.number());

const pageSchema = z.object({
  // What is in a row is read by leadFromRow, which takes anything.
  rows: z.array(z.object({ raw: z.unknown() })),
  page: z.number(),
  size: z.number(),
  totalRows: count,
  totalPages: count,
  unreadableRows: z.number(),
  answeredAt: z.string(),
});

const failureSchema = z.object({
  error: z.object({
    code: z.enum([...BROKER_PROBLEMS, ...DESK_PROBLEMS]),
    message: z.string(),
    next: z.string(),
    retryable: z.boolean(),
    technical: z.nullable(z.string()),
  }),
});

const UNREACHED: Trouble = {
  code: "unreached",
  message: "Lead Desk could not be reached, so we could not list the leads.",
  next: "Check the connection, then try again.",
  retryable: true,
  technical: null,
};

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
    const answer = await fetch(`/api/leads?${search}`, { cache: "no-store", signal }).catch(() => null);
    const body: unknown = await answer?.json().catch(() => null);
    signal.throwIfAborted();
    if (answer?.ok) {
      const page = pageSchema.safeParse(body).data;
      return page ? ok(listedFrom(page)) : err(UNREACHED);
    }
    const trouble = failureSchema.safeParse(body).data?.error ?? UNREACHED;
    if (trouble.code === "unreached" || !needsSignIn(trouble.code)) return err(trouble);
    await requireSignIn();
    signal.throwIfAborted();
  }
}
