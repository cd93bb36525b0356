import "server-only";
import { and, asc, count, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Broker } from "../config/broker.ts";
import type { Desk } from "../db/desk.ts";
import { batches, brokerPace, submissions } from "../db/schema.ts";
import { callInterval } from "../submissions/pace.ts";
import { isSecondOnItsWay, type SubmissionRow } from "../submissions/rows.ts";
import { claimed } from "../submissions/send.ts";

/** What the broker may take now, as it was last seen: another instance, or a lead keyed by hand, may have moved it on. */
export type Room = {
  /** When the next call is due by the broker's pace. */
  readonly nextAt: Date;
  /** Calls under way, over all instances. */
  readonly sending: number;
};

export async function readRoom(desk: Desk, broker: Broker): Promise<Room> {
  const now = desk.now();
  await desk.db.insert(brokerPace).values({ brokerId: broker.id, nextAt: now }).onConflictDoNothing();
  const [pace] = await desk.db.select().from(brokerPace).where(eq(brokerPace.brokerId, broker.id));
  const [sending] = await desk.db.select({ rows: count() }).from(submissions).where(isSending(broker));
  return { nextAt: pace?.nextAt ?? now, sending: sending?.rows ?? 0 };
}

const isSending = (broker: Broker) =>
  and(eq(submissions.brokerId, broker.id), eq(submissions.state, "sending"));

/** What was not used in quiet times is not saved up beyond what may be under way at once. */
function startOf(room: Room, broker: Broker, now: Date): number {
  return Math.max(room.nextAt.getTime(), now.getTime() - (broker.callsAtOnce - 1) * callInterval(broker));
}

/** How many rows may be claimed now, so that at most `atMost` are, and in how many milliseconds one more may. */
export function roomFor(
  room: Room,
  broker: Broker,
  atMost: number,
  now: Date,
): { calls: number; waitMs: number } {
  const start = startOf(room, broker, now);
  const byPace = Math.floor((now.getTime() - start) / callInterval(broker)) + 1;
  const byPlaces = atMost - room.sending;
  return { calls: Math.max(0, Math.min(byPace, byPlaces)), waitMs: Math.max(0, start - now.getTime()) };
}

export type Claim = {
  readonly rows: readonly SubmissionRow[];
  /** The room after the claim; null where it was not as it had been seen, or none was due: it is to be read again. */
  readonly room: Room | null;
};

/**
 * Claims up to `calls` due rows of a running batch in one statement, committed before a byte leaves: sending, fence + 1,
 * leased. The broker's pace moves on by compare-and-set, so that instances claim one after another; a row whose email
 * is on its way already waits.
 */
export async function claimRows(
  desk: Desk,
  broker: Broker,
  batchId: string,
  room: Room,
  calls: number,
  atMost: number,
): Promise<Claim> {
  const now = desk.now();
  const { db } = desk;
  const nextAt = new Date(Math.ceil(startOf(room, broker, now) + calls * callInterval(broker)));
  const pace = db.$with("pace").as(
    db
      .update(brokerPace)
      .set({ nextAt })
      .where(and(eq(brokerPace.brokerId, broker.id), eq(brokerPace.nextAt, room.nextAt)))
      .returning({ brokerId: brokerPace.brokerId }),
  );
  const due = db.$with("due").as(
    db
      .select({ id: submissions.id })
      .from(submissions)
      .where(
        and(
          eq(submissions.batchId, batchId),
          eq(submissions.state, "queued"),
          or(isNull(submissions.nextAt), lte(submissions.nextAt, now)),
          sql`exists (select 1 from ${pace})`,
          sql`(select count(*) from ${submissions} as under_way where under_way.broker_id = ${broker.id}
            and under_way.state = 'sending') <= ${atMost - calls}`,
          sql`exists (select 1 from ${batches} where ${batches.id} = ${batchId} and ${batches.state} = 'running')`,
          sql`not exists (select 1 from ${submissions} as other where other.broker_id = ${submissions.brokerId}
            and other.partner_id = ${submissions.partnerId} and other.email_hash = ${submissions.emailHash}
            and other.state in ('sending', 'unknown'))`,
        ),
      )
      .orderBy(asc(submissions.rowNumber))
      .limit(calls)
      .for("update", { skipLocked: true }),
  );
  try {
    const rows = await db
      .with(pace, due)
      .update(submissions)
      .set(claimed(now))
      .where(inArray(submissions.id, db.select({ id: due.id }).from(due)))
      .returning();
    return { rows, room: rows.length > 0 ? { nextAt, sending: room.sending + rows.length } : null };
  } catch (error) {
    if (!isSecondOnItsWay(error)) throw error;
    // Two rows of one email among them: one by one the second waits for the first.
    if (calls > 1) return claimRows(desk, broker, batchId, room, 1, atMost);
    // Keyed by hand in the same moment: the next turn sees it.
    return { rows: [], room: null };
  }
}
