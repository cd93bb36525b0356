import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { and, eq, inArray, lte } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import type { BatchRow } from "./rows.ts";

const FILLING_MS = 24 * 3600_000;
const ROWS_AT_ONCE = 1000;

/** From then on it takes no more rows and cannot be sent: `dropAbandoned` may be at work on it. */
export function fillsUntil({ createdAt }: Pick<BatchRow, "createdAt">): Date {
  return new Date(createdAt.getTime() + FILLING_MS);
}

/** Deletes the rows in short statements. */
async function dropRows(desk: Desk, batchId: string): Promise<void> {
  for (;;) {
    const some = desk.db
      .select({ id: submissions.id })
      .from(submissions)
      .where(eq(submissions.batchId, batchId))
      .limit(ROWS_AT_ONCE);
    const gone = await desk.db
      .delete(submissions)
      .where(inArray(submissions.id, some))
      .returning({ id: submissions.id });
    if (gone.length < ROWS_AT_ONCE) return;
    await nextTurn();
  }
}

/** Deletes imports that were never sent, with their rows, a day after they were begun. Returns how many. */
export async function dropAbandoned(desk: Desk): Promise<number> {
  const before = new Date(desk.now().getTime() - FILLING_MS);
  const old = and(eq(batches.state, "filling"), lte(batches.createdAt, before));
  const abandoned = await desk.db.select({ id: batches.id }).from(batches).where(old);
  for (const { id } of abandoned) {
    await dropRows(desk, id);
    await desk.db.delete(batches).where(and(eq(batches.id, id), eq(batches.state, "filling")));
  }
  return abandoned.length;
}
