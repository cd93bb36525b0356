import "server-only";
import { and, asc, count, eq, inArray, isNull, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { Broker } from "../config/broker.ts";
import type { Desk } from "../db/desk.ts";
import { batches, brokerPace, submissions } from "../db/schema.ts";
import { callInterval } from "../submissions/pace.ts";
import { isSecondOnItsWay, type SubmissionRow } from "../submissions/rows.ts";
import { claimed, SAME_EMAIL_WAIT_MS } from "../submissions/send.ts";

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

const isDue = (now: Date) => or(isNull(submissions.nextAt), lte(submissions.nextAt, now));

/** Written into the statement: by a parameter the index of what is on its way would not be used. */
const UNKNOWN = sql`('unknown')`;
const ON_THEIR_WAY = sql`('sending', 'unknown')`;

/** Another lead of the row's email is in one of these states. */
const isBlocked = (states: SQL) =>
  sql`exists (select 1 from ${submissions} as other where other.broker_id = ${submissions.brokerId}
    and other.partner_id = ${submissions.partnerId} and other.email_hash = ${submissions.emailHash}
    and other.state in ${states})`;

/**
 * Rows whose email may have arrived already wait, as a lead keyed by hand would: that may take a day, and they would be
 * looked at all the time. One whose email is just being sent waits for moments, and is left as it is.
 */
async function letBlockedWait(desk: Desk, batchId: string): Promise<void> {
  const now = desk.now();
  const nextAt = new Date(now.getTime() + SAME_EMAIL_WAIT_MS);
  await desk.db
    .update(submissions)
    .set({ reason: "same-email", nextAt })
    .where(
      and(eq(submissions.batchId, batchId), eq(submissions.state, "queued"), isDue(now), isBlocked(UNKNOWN)),
    );
}

/**
 * Claims up to `calls` due rows of a running batch in one statement, committed before a byte leaves: sending, fence + 1,
 * leased. The broker's pace moves on by compare-and-set, so that instances claim one after another, and only where there
 * is a row to send; a row whose email is on its way already waits.
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
  const due = db.$with("due").as(
    db
      .select({ id: submissions.id })
      .from(submissions)
      .where(
        and(
          eq(submissions.batchId, batchId),
          eq(submissions.state, "queued"),
          isDue(now),
          sql`(select count(*) from ${submissions} as under_way where under_way.broker_id = ${broker.id}
            and under_way.state = 'sending') <= ${atMost - calls}`,
          sql`exists (select 1 from ${batches} where ${batches.id} = ${batchId} and ${batches.state} = 'running')`,
          not(isBlocked(ON_THEIR_WAY)),
        ),
      )
      .orderBy(asc(submissions.rowNumber))
      .limit(calls)
      .for("update", { skipLocked: true }),
  );
  const unmoved = and(eq(brokerPace.brokerId, broker.id), eq(brokerPace.nextAt, room.nextAt));
  const pace = db.$with("pace").as(
    db
      .update(brokerPace)
      .set({ nextAt })
      .where(and(unmoved, sql`exists (select 1 from ${due})`))
      .returning({ brokerId: brokerPace.brokerId }),
  );
  try {
    const rows = await db
      .with(due, pace)
      .update(submissions)
      .set(claimed(now))
      .where(
        and(
          inArray(submissions.id, db.select({ id: due.id }).from(due)),
          sql`exists (select 1 from ${pace})`,
        ),
      )
      .returning();
    if (rows.length > 0) return { rows, room: { nextAt, sending: room.sending + rows.length } };
    // Nobody has called in between: the batch has nothing that may go.
    if ((await db.$count(brokerPace, unmoved)) > 0) await letBlockedWait(desk, batchId);
    return { rows, room: null };
  } catch (error) {
    if (!isSecondOnItsWay(error)) throw error;
    // Two rows of one email among them: one by one the second waits for the first.
    if (calls > 1) return claimRows(desk, broker, batchId, room, 1, atMost);
    // Keyed by hand in the same moment: the next turn sees it.
    return { rows: [], room: null };
  }
}
