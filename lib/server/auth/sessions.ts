import "server-only";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, eq, gt, inArray, isNotNull, lt, notExists, or, type SQL, sql } from "drizzle-orm";
import { UNSETTLED_STATES } from "#lib/domain/submission.ts";
import type { Broker } from "../config/broker.ts";
import { findBroker } from "../config/config.ts";
import type { Desk } from "../db/desk.ts";
import { connections, sessions, submissions } from "../db/schema.ts";
import type { ConnectionRow } from "./connections.ts";

/** Who is at the desk, as every page, handler and action gets it. */
export type Session = {
  /** Hash of the cookie's id: names the session in limits, opens nothing. */
  readonly id: string;
  readonly connectionId: string;
  readonly deskId: string;
  readonly username: string;
  readonly partnerId: number;
  readonly authorities: readonly string[];
  readonly broker: Broker;
  /** The account's row as it was when the session was found: a call that follows at once need not read it again. */
  readonly connection: ConnectionRow;
};

/** Where a session is used by a person, or by a page that polls for itself (SECURITY 1: that is not use). */
export type Use = "person" | "background";

const MINUTE = 60_000;

export function sessionRowId(sid: string): string {
  return createHash("sha256").update(sid).digest("base64url");
}

/** Opens a session and returns the id for the cookie: 256 random bits, kept nowhere else. */
export async function openSession(desk: Desk, connectionId: string, deskId: string | null): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  const now = desk.now();
  await desk.db.delete(sessions).where(lt(sessions.endsAt, now));
  await desk.db.insert(sessions).values({
    id: sessionRowId(sid),
    connectionId,
    deskId: deskId ?? randomUUID(),
    createdAt: now,
    endsAt: new Date(now.getTime() + desk.config.env.SESSION_HOURS * 60 * MINUTE),
    lastUsedAt: now,
  });
  return sid;
}

/** Finds the live session of a cookie's id, and notes its use to the minute. Null where it has ended. */
export async function findSession(desk: Desk, sid: string, use: Use): Promise<Session | null> {
  const id = sessionRowId(sid);
  const [found] = await desk.db
    .select()
    .from(sessions)
    .innerJoin(connections, eq(sessions.connectionId, connections.id))
    .where(eq(sessions.id, id));
  if (!found) return null;
  const { sessions: row, connections: account } = found;
  const now = desk.now();
  const idle = now.getTime() - row.lastUsedAt.getTime();
  const broker = findBroker(desk.config, account.brokerId);
  if (!broker || row.endsAt <= now || idle > desk.config.env.SESSION_IDLE_MINUTES * MINUTE) return null;
  if (use === "person" && idle > MINUTE / 2) {
    await desk.db.update(sessions).set({ lastUsedAt: now }).where(eq(sessions.id, id));
  }
  const { connectionId, deskId } = row;
  const { username, authorities } = account;
  // The configuration may have changed since the sign-in; its partner counts (CONTRACT 2).
  const partnerId = broker.partnerId ?? account.partnerId;
  return { id, connectionId, deskId, username, partnerId, authorities, broker, connection: account };
}

/** The desk of a session that may have ended already, if it was this account's: a new sign-in goes on there. */
export async function deskOfEnded(desk: Desk, sid: string, connectionId: string): Promise<string | null> {
  const [row] = await desk.db
    .select()
    .from(sessions)
    .where(eq(sessions.id, sessionRowId(sid)));
  return row?.connectionId === connectionId ? row.deskId : null;
}

/** Nobody is signed in to the account, and nothing of it is still to be sent or looked up. */
function needsNoTokens(desk: Desk): SQL | undefined {
  const signedIn = desk.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.connectionId, connections.id), gt(sessions.endsAt, desk.now())));
  const unsettled = desk.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(eq(submissions.connectionId, connections.id), inArray(submissions.state, [...UNSETTLED_STATES])),
    );
  return and(notExists(signedIn), notExists(unsettled));
}

async function dropTokens(desk: Desk, which: SQL | undefined): Promise<void> {
  await desk.db
    .update(connections)
    .set({ accessToken: null, refreshToken: null, version: sql`${connections.version} + 1` })
    .where(and(which, needsNoTokens(desk)));
}

/** A copied cookie is dead from here on. The account's tokens stay where other sessions or unsent leads need them. */
export async function endSession(desk: Desk, sid: string): Promise<void> {
  const ended = await desk.db
    .delete(sessions)
    .where(eq(sessions.id, sessionRowId(sid)))
    .returning({ connectionId: sessions.connectionId });
  for (const { connectionId } of ended) await dropTokens(desk, eq(connections.id, connectionId));
}

/** Drops the tokens of accounts that need none any more: their sessions ran out, or their last lead has settled since. */
export async function dropUnneededTokens(desk: Desk): Promise<void> {
  const has = or(isNotNull(connections.accessToken), isNotNull(connections.refreshToken));
  // A sign-in that is under way stores the tokens first, then its session.
  const isOld = lt(connections.obtainedAt, new Date(desk.now().getTime() - MINUTE));
  await dropTokens(desk, and(has, isOld));
}
