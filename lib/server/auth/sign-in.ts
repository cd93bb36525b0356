import "server-only";
import { type BrokerProblem, type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { requestToken } from "../broker/token.ts";
import { findBroker } from "../config/config.ts";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { storeSignIn } from "./connections.ts";
import { giveSignInBack, takeSignIn } from "./limits.ts";
import { deskOfEnded, endSession, openSession } from "./sessions.ts";

export type SignInAttempt = {
  readonly brokerId: string;
  readonly username: string;
  readonly password: string;
  /** The caller's address, for the limit. */
  readonly address: string;
  /** The cookie's id of the session before, if any: the new one goes on at its desk. */
  readonly before: string | null;
};

export type SignedIn = { readonly sid: string; readonly connectionId: string };

/** Unknown user and wrong password get the same words (SECURITY 10). */
const WRONG = {
  message: "The username or the password is not right.",
  next: "Check both and try again.",
};

/** Failures that say nothing of the password. Any other may be a broker's own way of refusing it, and counts. */
const SAYS_NOTHING: readonly BrokerProblem[] = [
  "not-sent",
  "no-answer",
  "aborted",
  "unavailable",
  "unreadable",
  "busy",
];

/** Asks the broker with the password, stores the tokens, opens a session. */
export async function signIn(desk: Desk, attempt: SignInAttempt): Promise<Result<SignedIn, Problem>> {
  const broker = findBroker(desk.config, attempt.brokerId);
  if (!broker) return err(problem("bad-request", { broker: "the broker", doing: "sign you in" }));
  const about = { broker: broker.name, doing: "sign you in" };
  const username = attempt.username.trim();
  if (!(await takeSignIn(desk, username, attempt.address))) return err(problem("too-many-requests", about));
  const grant = await requestToken(broker, { username, password: attempt.password });
  if (!grant.ok) {
    const { kind, technical } = grant.error;
    log().info({ event: "sign-in-failed", broker: broker.id, kind });
    if (kind === "credentials-refused") return err({ ...problem(kind, about), ...WRONG });
    if (SAYS_NOTHING.includes(kind)) await giveSignInBack(desk, username, attempt.address);
    return err(problem(kind, about, technical));
  }
  await giveSignInBack(desk, username, attempt.address);
  const connectionId = await storeSignIn(desk, broker, username, grant.value);
  if (connectionId === null) return err(problem("not-permitted", about, "The token names no partner ID."));
  const deskId = attempt.before && (await deskOfEnded(desk, attempt.before, connectionId));
  const sid = await openSession(desk, connectionId, deskId);
  // A copy of the cookie before must not outlive the sign-in that took its place.
  if (attempt.before) await endSession(desk, attempt.before);
  log().info({ event: "signed-in", broker: broker.id, account: connectionId });
  return ok({ sid, connectionId });
}
