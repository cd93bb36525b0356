import "server-only";
import { and, asc, eq, exists, inArray, isNull, lte, notExists, or } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";

export type RunningBatch = { readonly id: string; readonly connectionId: string; readonly brokerId: string };

const rowsOf = (desk: Desk) =>
  desk.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.batchId, batches.id))
    .$dynamic();

/** Running batches that have a row to send now, oldest first. */
export async function batchesWithDueRows(desk: Desk, brokerId: string | null): Promise<RunningBatch[]> {
  const due = rowsOf(desk).where(
    and(
      eq(submissions.batchId, batches.id),
      eq(submissions.state, "queued"),
      or(isNull(submissions.nextAt), lte(submissions.nextAt, desk.now())),
    ),
  );
  return desk.db
    .select({ id: batches.id, connectionId: batches.connectionId, brokerId: batches.brokerId })
    .from(batches)
    .where(
      and(
        eq(batches.state, "running"),
        brokerId === null ? undefined : eq(batches.brokerId, brokerId),
        exists(due),
      ),
    )
    .orderBy(asc(batches.createdAt));
}

/** Closes batches of which nothing is left to do by itself: what is held for another reason waits for a person. */
export async function closeFinished(desk: Desk): Promise<string[]> {
  const goesOn = rowsOf(desk).where(
    and(
      eq(submissions.batchId, batches.id),
      or(
        inArray(submissions.state, ["queued", "sending", "unknown"]),
        and(eq(submissions.state, "held"), eq(submissions.reason, "sign-in")),
      ),
    ),
  );
  const closed = await desk.db
    .update(batches)
    .set({ state: "done", endedAt: desk.now() })
    // Paused ones as well: their last rows were on their way then.
    .where(and(inArray(batches.state, ["running", "paused"]), notExists(goesOn)))
    .returning({ id: batches.id });
  return closed.map(({ id }) => id);
}

/** A batch that was over runs again while a row of it has to go once more: somebody has pressed "Try again". */
export async function reopenWithQueued(desk: Desk): Promise<void> {
  const queued = rowsOf(desk).where(
    and(eq(submissions.batchId, batches.id), eq(submissions.state, "queued")),
  );
  await desk.db
    .update(batches)
    .set({ state: "running", endedAt: null })
    .where(and(eq(batches.state, "done"), exists(queued)));
}
