import "server-only";
import { headers } from "next/headers";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, type Result } from "#lib/domain/result.ts";
import { getConfig } from "../config/config.ts";
import { logFailure } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { current } from "./current.ts";
import { mayAct, mayRead } from "./limits.ts";
import type { Session } from "./sessions.ts";

/** SECURITY 3: a missing or `null` Origin is refused as well. */
export async function isOwnOrigin(): Promise<boolean> {
  const origin = (await headers()).get("origin");
  return origin !== null && getConfig().origins.includes(origin);
}

const about = (session: Session | null, doing: string) => ({
  broker: session?.broker.name ?? "the broker",
  doing,
});

type Parse<I> = (input: unknown) => I | null;
type Body<I, T> = (input: I, session: Session, desk: Desk) => Promise<Result<T, Problem>>;

function unexpected(doing: string, session: Session | null, error: unknown): Problem {
  logFailure("unexpected", error);
  return problem("unexpected", about(session, doing));
}

/**
 * The one wrapper of every server action (CONVENTIONS 2): origin, session, account, limit, parse, body.
 * `doing` completes "could not …" in what the person is told. A page binds its own account to the action: what is
 * pressed where another one has signed in since, in another tab, must not be done as that one.
 */
export function guardedAction<I, T>(doing: string, parse: Parse<I>, body: Body<I, T>) {
  return async (account: string, raw: unknown): Promise<Result<T, Problem>> => {
    if (!(await isOwnOrigin())) return err(problem("foreign-origin", about(null, doing)));
    let who: Session | null = null;
    try {
      const { desk, session } = await current();
      who = session;
      if (!session) return err(problem("session-ended", about(null, doing)));
      if (account !== session.connectionId) return err(problem("other-account", about(session, doing)));
      if (!(await mayAct(desk, session.id))) return err(problem("too-many-requests", about(session, doing)));
      const input = parse(raw);
      if (input === null) return err(problem("bad-request", about(session, doing)));
      return await body(input, session, desk);
    } catch (error) {
      return err(unexpected(doing, who, error));
    }
  };
}

const STATUS: Partial<Record<Problem["code"], number>> = {
  "session-ended": 401,
  "other-account": 401,
  "sign-in-again": 401,
  "credentials-refused": 401,
  "token-refused": 401,
  "bad-request": 400,
  "foreign-origin": 403,
  "too-many-requests": 429,
  "unknown-address": 404,
  unexpected: 500,
};

/** CONTRACT 5: `{"error":{"code","message","retryable"}}`, with what to do next and the folded details. */
export function problemResponse(failure: Problem): Response {
  const { code, message, retryable, next, technical } = failure;
  const status = STATUS[code] ?? 502;
  return Response.json(
    { error: { code, message, retryable, next, technical } },
    { status, headers: { "cache-control": "no-store" } },
  );
}

type Handle = (request: Request, session: Session, desk: Desk) => Promise<Result<Response, Problem>>;

const SAFE = new Set(["GET", "HEAD"]);

/** Sent by pages that hand something in: the account that they are of. Whoever sends none is asked for none. */
const ACCOUNT_HEADER = "x-lead-desk-account";

/** The wrapper of every route handler: origin where it is not a GET, session, account, limit, body. */
export function guardedHandler(doing: string, handle: Handle) {
  return async (request: Request): Promise<Response> => {
    if (!SAFE.has(request.method) && !(await isOwnOrigin())) {
      return problemResponse(problem("foreign-origin", about(null, doing)));
    }
    let who: Session | null = null;
    try {
      const { desk, session } = await current();
      who = session;
      if (!session) return problemResponse(problem("session-ended", about(null, doing)));
      const account = request.headers.get(ACCOUNT_HEADER) ?? session.connectionId;
      if (account !== session.connectionId) {
        return problemResponse(problem("other-account", about(session, doing)));
      }
      if (!(await mayRead(session.id))) {
        return problemResponse(problem("too-many-requests", about(session, doing)));
      }
      const answer = await handle(request, session, desk);
      return answer.ok ? answer.value : problemResponse(answer.error);
    } catch (error) {
      return problemResponse(unexpected(doing, who, error));
    }
  };
}
