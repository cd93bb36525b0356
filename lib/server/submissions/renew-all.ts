import "server-only";
import { and, asc, eq, gt, type SQL } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { renew, stillHolds } from "../db/sealed-columns.ts";
import type { SubmissionChange, SubmissionRow } from "./rows.ts";

const AT_ONCE = 200;

function unchanged({ id, lead, label, cells, technical }: SubmissionRow): SQL | undefined {
  return and(
    eq(submissions.id, id),
    stillHolds(
      [submissions.lead, lead],
      [submissions.label, label],
      [submissions.cells, cells],
      [submissions.technical, technical],
    ),
  );
}

/**
 * Goes once through all submissions that are `wanted` and changes each, while other instances may be at work: what
 * they erase in between stays erased, and what they write is changed as it is then.
 */
export async function renewSubmissions(
  desk: Desk,
  wanted: SQL | undefined,
  change: (row: SubmissionRow) => SubmissionChange,
): Promise<void> {
  const read = (which: SQL | undefined) =>
    desk.db.select().from(submissions).where(and(wanted, which)).orderBy(asc(submissions.id)).limit(AT_ONCE);
  const write = async (row: SubmissionRow) => {
    const written = desk.db.update(submissions).set(change(row)).where(unchanged(row));
    return (await written.returning({ id: submissions.id })).length > 0;
  };
  let rows = await read(undefined);
  for (;;) {
    for (const row of rows) {
      await renew(row, write, async () => (await read(eq(submissions.id, row.id)))[0] ?? null);
    }
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    rows = await read(gt(submissions.id, last.id));
  }
}
