import "server-only";
import { and, eq, exists } from "drizzle-orm";
import type { HeldReason } from "#lib/domain/submission.ts";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";

/** Every imported lead of the account that waits to be sent is held: no token is to be had without a person. */
export async function holdRows(desk: Desk, connectionId: string, reason: HeldReason): Promise<void> {
  const running = desk.db
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.id, submissions.batchId), eq(batches.state, "running")));
  const held = await desk.db
    .update(submissions)
    .set({ state: "held", reason, nextAt: null })
    .where(and(eq(submissions.connectionId, connectionId), eq(submissions.state, "queued"), exists(running)))
    .returning({ id: submissions.id });
  log().info({ event: "rows-held", account: connectionId, kind: reason, rows: held.length });
}
