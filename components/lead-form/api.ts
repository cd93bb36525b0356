import type { ZodMiniType } from "zod/mini";
import { needsSignIn, type Problem, type ProblemCode } from "#lib/domain/problem.ts";
import { err, type Result } from "#lib/domain/result.ts";
import { runAction } from "../shell/run-action.ts";
import { loadSchemas, type Schemas } from "./lazy.ts";

/** Why something did not happen, in words; "unreached" is this page's own: the desk gave no answer. */
export type Trouble = Pick<Problem, "message" | "next"> & { readonly code: ProblemCode | "unreached" };

export type RequireSignIn = () => Promise<void>;

export const UNREACHED: Trouble = {
  code: "unreached",
  message: "Lead Desk could not be reached.",
  next: "Nothing is lost: it is tried again by itself.",
};

/** The broker's own deadline, the renewal of a token before it, and some. */
const ANSWER_MS = 70_000;

/**
 * Asks the desk for JSON. A dead session opens "Sign in again" and the question is put once more after it. Null where
 * there is no usable answer; rejects only with the signal's abort.
 */
export async function ask<T>(
  url: string,
  choose: (schemas: Schemas) => ZodMiniType<T>,
  requireSignIn: RequireSignIn,
  init: RequestInit = {},
): Promise<T | null> {
  const schemas = await loadSchemas();
  if (!schemas) return null;
  for (;;) {
    const deadline = AbortSignal.timeout(ANSWER_MS);
    const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    const answer = await fetch(url, { cache: "no-store", ...init, signal }).catch(() => null);
    init.signal?.throwIfAborted();
    const body: unknown = await answer?.json().catch(() => null);
    init.signal?.throwIfAborted();
    if (answer?.ok) return choose(schemas).safeParse(body).data ?? null;
    const code = schemas.failureSchema.safeParse(body).data?.error.code;
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
  return (await runAction(run, requireSignIn)) ?? err(UNREACHED);
}
