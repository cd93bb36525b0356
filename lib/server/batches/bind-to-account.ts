import "server-only";
import { eq, isNotNull, or } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { attempts, batches, deskSecrets, submissions } from "../db/schema.ts";
import { renew } from "../db/sealed-columns.ts";
import { renewSubmissions } from "../submissions/renew-all.ts";
import { resealRow } from "../submissions/rows.ts";
import { resealBatch } from "./keep.ts";

const DONE = "bound-to-account";

/** Where releases before sealed it: the place named the row, and not whose it is. */
const placeBefore = (table: "submissions" | "batches", id: string) => (column: string) =>
  `${table}.${column}.${id}`;

async function bindBatches(desk: Desk): Promise<void> {
  for (const row of await desk.db.select().from(batches)) {
    const readAgain = async () =>
      (await desk.db.select().from(batches).where(eq(batches.id, row.id)))[0] ?? null;
    await renew(row, (now) => resealBatch(desk, now, placeBefore("batches", row.id)), readAgain);
  }
}

/**
 * Once for each database: what releases before have sealed for a row is sealed for its account as well (SECURITY 5).
 * A database of this release has nothing yet when it is marked.
 */
export async function bindToAccount(desk: Desk): Promise<void> {
  const [done] = await desk.db.select().from(deskSecrets).where(eq(deskSecrets.name, DONE));
  if (done) return;
  const { lead, label, cells, technical } = submissions;
  const sealed = or(isNotNull(lead), isNotNull(label), isNotNull(cells), isNotNull(technical));
  await renewSubmissions(desk, sealed, (row) => resealRow(desk, row, placeBefore("submissions", row.id)));
  // Their submissions keep the broker's last words; those of single attempts are not worth the work.
  await desk.db.update(attempts).set({ technical: null });
  await bindBatches(desk);
  const mark = { name: DONE, sealed: desk.sealer.seal(DONE, DONE) };
  await desk.db.insert(deskSecrets).values(mark).onConflictDoNothing();
}
