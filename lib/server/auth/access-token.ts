import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { type BrokerFailure, CredentialsRefusedError, NoAnswerError } from "../broker/errors.ts";
import { refreshToken, type TokenGrant } from "../broker/token.ts";
import type { Broker } from "../config/broker.ts";
import { findBroker } from "../config/config.ts";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import {
  type ConnectionRow,
  findConnection,
  openAccessToken,
  openRefreshToken,
  sealedGrant,
  updateVersion,
} from "./connections.ts";

export type Access = { readonly token: string; readonly partnerId: number; readonly broker: Broker };
export type AccessFailure = BrokerFailure;

/** SECURITY 6: refreshed at 80 % of its life. */
const FRESH_PART = 0.8;
/** A claim outlives the call's own deadline of 30 s. */
const CLAIM_MS = 35_000;
const POLL_MS = 40;

function signInNeeded(): CredentialsRefusedError {
  return new CredentialsRefusedError("The account must sign in again.");
}

/** Without a refresh token it serves its whole life: nothing is there to renew it with. */
function isFresh(row: ConnectionRow, now: Date): boolean {
  if (row.refreshToken === null) return now < row.expiresAt;
  const life = row.expiresAt.getTime() - row.obtainedAt.getTime();
  return now.getTime() < row.obtainedAt.getTime() + life * FRESH_PART;
}

/**
 * Asks the broker with no transaction open, then stores the answer if the claim is still ours; null where it is not:
 * somebody has signed in meanwhile, and the answer is about tokens that are gone. A refusal leaves no tokens.
 */
async function refresh(
  desk: Desk,
  broker: Broker,
  row: ConnectionRow,
  refused: string | null,
): Promise<Result<TokenGrant, BrokerFailure> | null> {
  const token = openRefreshToken(desk, row);
  const given = token === null ? err(signInNeeded()) : await refreshToken(broker, token);
  // The token that the broker has just refused is no new one: asked again, it would go on like that.
  const answer = given.ok && given.value.accessToken === refused ? err(signInNeeded()) : given;
  if (answer.ok) {
    return (await updateVersion(desk, row, sealedGrant(desk, row.id, answer.value))) ? answer : null;
  }
  log().warn({ event: "refresh-failed", broker: broker.id, kind: answer.error.kind });
  const gone = answer.error.kind === "credentials-refused" ? { refreshToken: null, accessToken: null } : {};
  const failed = { refreshingUntil: null, refreshFailedAt: desk.now(), ...gone };
  return (await updateVersion(desk, row, failed)) ? answer : null;
}

async function claimRefresh(desk: Desk, row: ConnectionRow): Promise<ConnectionRow | null> {
  const refreshingUntil = new Date(desk.now().getTime() + CLAIM_MS);
  const claimed = await updateVersion(desk, row, { refreshingUntil });
  return claimed ? { ...row, refreshingUntil, version: row.version + 1 } : null;
}

/**
 * The one way to an access token. All tabs, requests and instances share one refresh, claimed in the
 * database by compare-and-set; whoever does not hold the claim waits by re-reading the row (DESIGN 4).
 *
 * `refused` is a token that the broker has just answered 401 to: it is not given out again.
 * `known` is the row where the caller has just read it: an older one is found out by its version.
 * CredentialsRefusedError means that the person must type the password; the account has no tokens from then on.
 */
export async function accessFor(
  desk: Desk,
  connectionId: string,
  refused: string | null = null,
  known: ConnectionRow | null = null,
): Promise<Result<Access, AccessFailure>> {
  const began = desk.now();
  let first = known;
  for (;;) {
    const row = first ?? (await findConnection(desk, connectionId));
    first = null;
    const broker = row && findBroker(desk.config, row.brokerId);
    const token = row && openAccessToken(desk, row);
    if (!row || !broker || !token) return err(signInNeeded());
    const access = { token, partnerId: broker.partnerId ?? row.partnerId, broker };
    const now = desk.now();
    // A token obtained since this call began is used once whatever its life, so that no life at all cannot loop.
    const usable = token !== refused && (isFresh(row, now) || row.obtainedAt >= began);
    if (usable) return ok(access);
    if (row.refreshingUntil && row.refreshingUntil > now) {
      if (token !== refused && row.expiresAt > now) return ok(access);
      await sleep(POLL_MS);
      continue;
    }
    // Failed in the moment of this call's beginning it is another's: this one did not wait for it.
    if (row.refreshFailedAt && row.refreshFailedAt > began) {
      if (token !== refused && row.expiresAt > now) return ok(access);
      return err(new NoAnswerError("The token could not be renewed."));
    }
    const claimed = await claimRefresh(desk, row);
    if (!claimed) continue;
    const answer = await refresh(desk, broker, claimed, refused);
    if (answer === null) continue;
    if (answer.ok) return ok({ ...access, token: answer.value.accessToken });
    const stillGood = answer.error.kind !== "credentials-refused" && token !== refused && row.expiresAt > now;
    return stillGood ? ok(access) : err(answer.error);
  }
}

/** Makes a call with the account's token; on a 401 gets a new one and makes the call once more. */
export async function withAccess<T>(
  desk: Desk,
  connectionId: string,
  call: (access: Access) => Promise<Result<T, BrokerFailure>>,
  known: ConnectionRow | null = null,
): Promise<Result<T, BrokerFailure>> {
  const access = await accessFor(desk, connectionId, null, known);
  if (!access.ok) return access;
  const answer = await call(access.value);
  if (answer.ok || answer.error.kind !== "token-refused") return answer;
  const renewed = await accessFor(desk, connectionId, access.value.token);
  if (!renewed.ok) return renewed;
  return call(renewed.value);
}
