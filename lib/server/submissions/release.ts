import "server-only";
import { and, eq, inArray, isNotNull, notExists, type SQL, sql } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { attempts, connections, sessions, submissions } from "../db/schema.ts";
import { wakeBatch, wakeLeads } from "./wake.ts";

export type Released = { readonly leads: readonly string[]; readonly batches: readonly string[] };

async function release(desk: Desk, which: SQL | undefined): Promise<Released> {
  const released = await desk.db
    .update(submissions)
    .set({ state: "queued", reason: null, nextAt: null })
    .where(and(which, eq(submissions.state, "held"), eq(submissions.reason, "sign-in")))
    .returning({ id: submissions.id, batchId: submissions.batchId });
  const leads = released.filter(({ batchId }) => batchId === null).map(({ id }) => id);
  const batches = [...new Set(released.flatMap(({ batchId }) => batchId ?? []))];
  await wakeLeads(desk, leads);
  for (const batch of batches) await wakeBatch(desk, batch);
  return { leads, batches };
}

/** Signing in releases what waited for it, and wakes the workers for it. */
export function releaseHeldForSignIn(desk: Desk, connectionId: string): Promise<Released> {
  return release(desk, eq(submissions.connectionId, connectionId));
}

/**
 * Releases what a sign-in missed: leads that were held on the word of a token from before it, a moment after it had
 * released what was held then. A lead that the broker has refused since the last sign-in stays held; where it refuses
 * the account, no tokens are left.
 */
export function releaseLeftHeld(desk: Desk): Promise<Released> {
  const brokers = desk.config.brokers.map(({ id }) => id);
  const signedIn = desk.db
    .select({ id: connections.id })
    .from(connections)
    .where(and(isNotNull(connections.accessToken), inArray(connections.brokerId, brokers)));
  const lastSignIn = desk.db
    .select({ at: sql`coalesce(max(${sessions.createdAt}), '-infinity')` })
    .from(sessions)
    .where(eq(sessions.connectionId, submissions.connectionId));
  const refusedSince = desk.db
    .select({ id: attempts.id })
    .from(attempts)
    .where(
      and(
        eq(attempts.submissionId, submissions.id),
        eq(attempts.kind, "create"),
        eq(attempts.answer, "token-refused"),
        sql`${attempts.startedAt} >= (${lastSignIn})`,
      ),
    );
  return release(desk, and(inArray(submissions.connectionId, signedIn), notExists(refusedSince)));
}
