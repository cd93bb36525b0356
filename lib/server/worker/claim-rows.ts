import "server-only";
import { and, asc, count, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Broker } from "../config/broker.ts";
import type { Desk } from "../db/desk.ts";
import { batches, brokerPace, submissions } from "../db/schema.ts";
import { callInterval } from "../submissions/pace.ts";
import { isSecondOnItsWay, type SubmissionRow } from "../submissions/rows.ts";
import { LEASE_MS } from "../submissions/send.ts";

export type Claim =
  | { readonly kind: "claimed"; readonly rows: readonly SubmissionRow[] }
  /** As many calls are under way as the broker may have, or its pace is used up for so many milliseconds. */
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "none" };

/** How long to wait where other instances have all places. */
const FULL_MS = 50;

/** How many calls may leave now. The pace's row, locked by the caller, makes instances count one after another. */
function allowed(nextAt: Date, now: Date, interval: number, sending: number, atOnce: number): number {
  const byPace = Math.floor((now.getTime() - nextAt.getTime()) / interval) + 1;
  return Math.min(atOnce - sending, byPace);
}

/**
 * Claims due rows of a running batch, as many as the broker's pace and places allow over all instances, at most
 * `most`: sending, fence + 1, leased, committed before a byte leaves. Rows whose email is on its way already wait.
 */
export async function claimRows(desk: Desk, broker: Broker, batchId: string, most: number): Promise<Claim> {
  const now = desk.now();
  const interval = callInterval(broker);
  try {
    return await desk.db.transaction(async (tx): Promise<Claim> => {
      await tx.insert(brokerPace).values({ brokerId: broker.id, nextAt: now }).onConflictDoNothing();
      const own = eq(brokerPace.brokerId, broker.id);
      const [pace] = await tx.select().from(brokerPace).where(own).for("update");
      const onTheWay = and(eq(submissions.brokerId, broker.id), eq(submissions.state, "sending"));
      const [sending] = await tx.select({ rows: count() }).from(submissions).where(onTheWay);
      // What was not used in quiet times is not saved up beyond what may be under way at once.
      const earliest = now.getTime() - (broker.callsAtOnce - 1) * interval;
      const nextAt = new Date(Math.max(pace?.nextAt.getTime() ?? 0, earliest));
      const free = allowed(nextAt, now, interval, sending?.rows ?? 0, broker.callsAtOnce);
      if (free <= 0) return { kind: "wait", ms: Math.max(nextAt.getTime() - now.getTime(), FULL_MS) };
      const due = tx.$with("due").as(
        tx
          .select({ id: submissions.id })
          .from(submissions)
          .where(
            and(
              eq(submissions.batchId, batchId),
              eq(submissions.state, "queued"),
              or(isNull(submissions.nextAt), lte(submissions.nextAt, now)),
              sql`exists (select 1 from ${batches} where ${batches.id} = ${batchId} and ${batches.state} = 'running')`,
              sql`not exists (select 1 from ${submissions} as other where other.broker_id = ${submissions.brokerId}
              and other.partner_id = ${submissions.partnerId} and other.email_hash = ${submissions.emailHash}
              and other.state in ('sending', 'unknown'))`,
            ),
          )
          .orderBy(asc(submissions.rowNumber))
          .limit(Math.min(free, most))
          .for("update", { skipLocked: true }),
      );
      const rows = await tx
        .with(due)
        .update(submissions)
        .set({
          state: "sending",
          reason: null,
          nextAt: null,
          fence: sql`${submissions.fence} + 1`,
          attempts: sql`${submissions.attempts} + 1`,
          leaseUntil: new Date(now.getTime() + LEASE_MS),
          lastSentAt: now,
          absentReads: 0,
          absentSince: null,
        })
        .where(inArray(submissions.id, tx.select({ id: due.id }).from(due)))
        .returning();
      if (rows.length === 0) return { kind: "none" };
      const used = new Date(Math.ceil(nextAt.getTime() + rows.length * interval));
      await tx.update(brokerPace).set({ nextAt: used }).where(own);
      return { kind: "claimed", rows };
    });
  } catch (error) {
    // Keyed by hand in the same moment: the next round sees it.
    if (isSecondOnItsWay(error)) return { kind: "wait", ms: FULL_MS };
    throw error;
  }
}
