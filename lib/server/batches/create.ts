import "server-only";
import { randomUUID } from "node:crypto";
import { and, desc, eq, gt, ne } from "drizzle-orm";
import type { BatchStarted, EarlierBatch, NewBatch } from "#lib/domain/batch.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { rememberMatch } from "./column-matches.ts";
import { lockPartner } from "./lock.ts";
import { sealFileName, sealHeader } from "./rows.ts";

/** SECURITY 8. */
const MOST_FILLING = 2;
/** A page that is still there hands rows in without such a pause. */
const IDLE_MS = 120_000;

/** How many imports of this account are being handed in right now; one whose page has gone does not count. */
async function countFilling(tx: Db, session: Session, now: Date): Promise<number> {
  const own = and(eq(batches.connectionId, session.connectionId), eq(batches.state, "filling"));
  const filling = await tx.select({ id: batches.id, at: batches.createdAt }).from(batches).where(own);
  const since = new Date(now.getTime() - IDLE_MS);
  let count = 0;
  for (const { id, at } of filling) {
    const [last] = await tx
      .select({ at: submissions.createdAt })
      .from(submissions)
      .where(eq(submissions.batchId, id))
      .orderBy(desc(submissions.rowNumber))
      .limit(1);
    if ((last?.at ?? at) > since) count += 1;
  }
  return count;
}

/** The last import of this account with the same file. */
async function sameFile(tx: Db, session: Session, fileHash: string): Promise<EarlierBatch | null> {
  const [row] = await tx
    .select()
    .from(batches)
    .where(
      and(
        eq(batches.connectionId, session.connectionId),
        eq(batches.fileHash, fileHash),
        ne(batches.state, "filling"),
        gt(batches.total, 0),
      ),
    )
    .orderBy(desc(batches.createdAt))
    .limit(1);
  return row ? { id: row.id, createdAt: row.createdAt.toISOString(), total: row.total } : null;
}

/** Begins an import: nothing of it is sent until `sendBatch`. Remembers how its columns were matched. */
export async function createBatch(
  desk: Desk,
  session: Session,
  wanted: NewBatch,
): Promise<Result<BatchStarted, Problem>> {
  const id = randomUUID();
  const { connectionId } = session;
  const now = desk.now();
  const fileHash = desk.hash("file", wanted.fileHash);
  const values = {
    id,
    connectionId,
    brokerId: session.broker.id,
    partnerId: session.partnerId,
    fileName: sealFileName(desk, { id, connectionId }, wanted.fileName),
    header: sealHeader(desk, { id, connectionId }, wanted.header),
    fileHash,
    // While it is being filled: what the file should come to, both kinds together. `sendBatch` counts what came.
    total: wanted.rows + wanted.already,
    already: wanted.already,
    state: "filling" as const,
    createdAt: now,
  };
  return desk.db.transaction(async (tx) => {
    await lockPartner(tx, session);
    if ((await countFilling(tx, session, now)) >= MOST_FILLING) {
      const about = { broker: session.broker.name, doing: "begin another import" };
      return err({
        ...problem("too-many-requests", about),
        message: "Two imports of this account are being handed in already.",
        next: "Wait until one of them is on its way, then press Send again.",
      });
    }
    const same = await sameFile(tx, session, fileHash);
    await tx.insert(batches).values(values);
    await rememberMatch(desk, session, wanted.header, wanted.match, tx);
    return ok(same ? { id, same } : { id });
  });
}
