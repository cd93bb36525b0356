import "server-only";
import { and, eq, exists, isNotNull, lt, not, type SQL } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { renew, sealedByAnother, stillHolds } from "../db/sealed-columns.ts";
import { type BatchRow, resealed, type SealedColumn } from "./rows.ts";

const DAY_MS = 86_400_000;

/**
 * Erases file names and headers of imports that ended longer ago than `KEEP_LEADS_DAYS` and none of whose rows has its
 * cells any more (SECURITY 11). Outcomes and counts stay. Returns how many were erased.
 */
export async function eraseOldBatches(desk: Desk): Promise<number> {
  const before = new Date(desk.now().getTime() - desk.config.env.KEEP_LEADS_DAYS * DAY_MS);
  const withCells = desk.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.batchId, batches.id), isNotNull(submissions.cells)));
  const erased = await desk.db
    .update(batches)
    .set({ fileName: null, header: null })
    .where(and(lt(batches.endedAt, before), isNotNull(batches.header), not(exists(withCells))))
    .returning({ id: batches.id });
  return erased.length;
}

/** File name and header under the first key; false where another instance erased or sealed them meanwhile. */
export async function resealBatch(
  desk: Desk,
  row: BatchRow,
  before?: (column: SealedColumn) => string,
): Promise<boolean> {
  const written = desk.db
    .update(batches)
    .set(resealed(desk, row, before))
    .where(
      and(eq(batches.id, row.id), stillHolds([batches.fileName, row.fileName], [batches.header, row.header])),
    );
  return (await written.returning({ id: batches.id })).length > 0;
}

/** Seals anew what another than the first key of `VAULT_KEYS` has sealed. Throws UnsealError where a key is missing. */
export async function resealBatches(desk: Desk): Promise<void> {
  const old = sealedByAnother(desk.sealer, batches.fileName);
  const read = (which?: SQL) => desk.db.select().from(batches).where(and(old, which));
  for (const row of await read()) {
    await renew(
      row,
      (now) => resealBatch(desk, now),
      async () => (await read(eq(batches.id, row.id)))[0] ?? null,
    );
  }
}
