import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { and, eq, exists, inArray, or, type SQL, sql } from "drizzle-orm";
import type { BatchState } from "#lib/domain/batch.ts";
import { MENDED_ELSEWHERE } from "#lib/domain/submission.ts";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { wakeBatch } from "../submissions/wake.ts";
import { forgetCounts } from "./counts.ts";

const ROWS_AT_ONCE = 1000;

/** Compare-and-set of the account's own batch; false where it was not in one of the states. */
async function move(
  desk: Desk,
  session: Session,
  id: string,
  from: readonly BatchState[],
  change: { state: BatchState; endedAt?: Date },
  only?: SQL,
): Promise<boolean> {
  const { connectionId } = session;
  return desk.db.transaction(async (tx) => {
    const own = and(eq(batches.id, id), eq(batches.connectionId, connectionId));
    const moved = await tx
      .update(batches)
      .set(change)
      .where(and(own, inArray(batches.state, [...from]), only))
      .returning({ id: batches.id });
    if (moved.length > 0 && change.state === "running") await wakeBatch(desk, id, null, tx);
    return moved.length > 0;
  });
}

/** No further row of it is sent. What is on its way goes on. */
export function pauseBatch(desk: Desk, session: Session, id: string): Promise<boolean> {
  return move(desk, session, id, ["running"], { state: "paused" });
}

export function resumeBatch(desk: Desk, session: Session, id: string): Promise<boolean> {
  return move(desk, session, id, ["paused"], { state: "running" });
}

/**
 * Sends the batch's rows again that were held until something was put right elsewhere: an offer, a permission. A batch
 * that was over or paused runs again by it. False where no such row is there.
 */
export async function sendHeldAgain(desk: Desk, session: Session, id: string): Promise<boolean> {
  const own = and(eq(batches.id, id), eq(batches.connectionId, session.connectionId));
  const held = and(
    eq(submissions.batchId, id),
    eq(submissions.state, "held"),
    inArray(submissions.reason, [...MENDED_ELSEWHERE]),
  );
  const sent = await desk.db.transaction(async (tx) => {
    const runs = await tx
      .update(batches)
      .set({ state: "running", endedAt: null })
      .where(
        and(
          own,
          inArray(batches.state, ["running", "paused", "done"]),
          exists(tx.select({ id: submissions.id }).from(submissions).where(held)),
        ),
      )
      .returning({ id: batches.id });
    if (runs.length === 0) return false;
    await tx.update(submissions).set({ state: "queued", reason: null, nextAt: null }).where(held);
    await wakeBatch(desk, id, null, tx);
    return true;
  });
  forgetCounts(id);
  return sent;
}

/**
 * Ends a batch for good: from this moment on no further row of it is sent. What is on its way, or may have arrived,
 * goes on to its end. `cancelRows` then settles the rows.
 */
export function cancelBatch(desk: Desk, session: Session, id: string): Promise<boolean> {
  const change = { state: "cancelled", endedAt: desk.now() } as const;
  const held = desk.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.batchId, id), eq(submissions.state, "held")));
  // Of one that is over, what is held is cancelled.
  const isOpen = or(inArray(batches.state, ["running", "paused"]), exists(held));
  return move(desk, session, id, ["running", "paused", "done"], change, isOpen);
}

/**
 * Cancels the rows of cancelled batches that are not on their way, in short statements: a hundred thousand at once
 * would hold the embedded database for seconds. Also those that were on their way then and have come back.
 */
export async function cancelRows(desk: Desk, batchId: string | null = null): Promise<number> {
  const unsent = inArray(submissions.state, ["queued", "held"]);
  const cancelled = and(eq(batches.id, submissions.batchId), eq(batches.state, "cancelled"));
  let rows = 0;
  for (;;) {
    const some = desk.db
      .select({ id: submissions.id })
      .from(submissions)
      .where(
        and(
          unsent,
          batchId === null ? undefined : eq(submissions.batchId, batchId),
          exists(desk.db.select({ id: batches.id }).from(batches).where(cancelled)),
        ),
      )
      .limit(ROWS_AT_ONCE);
    const { reason } = submissions;
    const gone = await desk.db
      .update(submissions)
      .set({
        state: "cancelled",
        // One that may be there all the same keeps saying so.
        reason: sql`case when ${reason} = 'no-answer-for-a-day' then ${reason} end`,
        nextAt: null,
        settledAt: desk.now(),
      })
      .where(and(inArray(submissions.id, some), unsent))
      .returning({ id: submissions.id });
    rows += gone.length;
    forgetCounts(batchId);
    if (gone.length < ROWS_AT_ONCE) return rows;
    await nextTurn();
  }
}
