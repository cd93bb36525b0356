import "server-only";
import { and, eq, gte, inArray, ne, or, sql } from "drizzle-orm";
import type { BatchSent } from "#lib/domain/batch.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import { log } from "../config/log.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { wakeBatch } from "../submissions/wake.ts";
import { fillsUntil } from "./drop-abandoned.ts";
import { lockPartner } from "./lock.ts";
import { type BatchRow, findOwnBatch } from "./rows.ts";

/**
 * Takes out rows that others have submitted while this batch was being handed in: another tab with the same file, or
 * somebody by hand. Returns how many.
 */
async function dropOvertaken(tx: Db, batch: BatchRow): Promise<number> {
  const others = await tx
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(
        eq(batches.brokerId, batch.brokerId),
        eq(batches.partnerId, batch.partnerId),
        ne(batches.id, batch.id),
        gte(batches.startedAt, batch.createdAt),
      ),
    );
  const ids = others.map(({ id }) => id);
  const byHand = sql`(o.batch_id is null and o.created_at >= ${batch.createdAt.toISOString()}::timestamptz)`;
  const inBatch = ids.length === 0 ? sql`false` : sql`${sql.param(ids)}::uuid[] @> array[o.batch_id]`;
  const gone = await tx
    .delete(submissions)
    .where(
      and(
        eq(submissions.batchId, batch.id),
        sql`exists (select 1 from ${submissions} o where o.broker_id = ${batch.brokerId}
          and o.partner_id = ${batch.partnerId} and o.email_hash = ${submissions.emailHash}
          and o.state not in ('rejected', 'cancelled') and (${or(byHand, inBatch)}))`,
      ),
    )
    .returning({ id: submissions.id });
  return gone.length;
}

/** How many rows are new, and how many this desk had submitted before. */
async function settleCounts(tx: Db, batch: BatchRow): Promise<{ total: number; already: number }> {
  const overtaken = await dropOvertaken(tx, batch);
  const total = await tx.$count(submissions, eq(submissions.batchId, batch.id));
  // Rows that were handed in twice were counted twice: no more can be old than the file had, less the new ones.
  const already = Math.min(batch.already + overtaken, Math.max(0, batch.total - total));
  return { total, already };
}

/**
 * From "filling" to "running" with its job in one transaction: from here on the batch is sent, whatever becomes of the
 * page. Pressed again it changes nothing. A batch without new rows is done at once.
 */
export async function sendBatch(
  desk: Desk,
  session: Session,
  id: string,
): Promise<Result<BatchSent, Problem>> {
  const about = { broker: session.broker.name, doing: "send this import" };
  const found = await findOwnBatch(desk, session, id);
  if (!found) return err(problem("unknown-address", about));
  return desk.db.transaction(async (tx) => {
    await lockPartner(tx, session);
    const [batch] = await tx.select().from(batches).where(eq(batches.id, id));
    const now = desk.now();
    if (!batch || (batch.state === "filling" && now >= fillsUntil(batch))) {
      const next = "Begin the import anew.";
      return err({
        ...problem("bad-request", about),
        message: "This import was begun over a day ago.",
        next,
      });
    }
    if (batch.state !== "filling") return ok({ id, total: batch.total, already: batch.already });
    const counts = await settleCounts(tx, batch);
    const change =
      counts.total > 0
        ? { state: "running" as const, startedAt: now }
        : { state: "done" as const, startedAt: now, endedAt: now };
    await tx
      .update(batches)
      .set({ ...counts, ...change })
      .where(and(eq(batches.id, id), inArray(batches.state, ["filling"])));
    if (counts.total > 0) await wakeBatch(desk, id, null, tx);
    log().info({ event: "batch-sent", broker: batch.brokerId, rows: counts.total });
    return ok({ id, ...counts });
  });
}
