import "server-only";
import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";

/**
 * Runs one read that wants the first rows of a long order, along the index that has this order. The embedded database
 * keeps no statistics, takes every account for a small one, and would sort all of it for each page.
 */
export function inIndexOrder<T>(desk: Desk, read: (tx: Db) => Promise<T>): Promise<T> {
  return desk.db.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)`,
    );
    return read(tx);
  });
}

/** Lets everybody else go first: the embedded database works on this thread, and one answer of it follows another. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

const COLUMNS = {
  id: submissions.id,
  createdAt: submissions.createdAt,
  rowNumber: submissions.rowNumber,
  label: submissions.label,
};
export type LabelRow = {
  readonly id: string;
  readonly createdAt: Date;
  readonly rowNumber: number | null;
  readonly label: string | null;
};

/** The next labels that are older than `before`, newest first. */
export function readOlder(
  desk: Desk,
  account: SQL | undefined,
  before: Date | null,
  most: number,
): Promise<LabelRow[]> {
  const older = before ? lt(submissions.createdAt, before) : undefined;
  return inIndexOrder(desk, (tx) =>
    tx
      .select(COLUMNS)
      .from(submissions)
      .where(and(account, older))
      .orderBy(desc(submissions.createdAt))
      .limit(most),
  );
}

/** All labels of one moment, which a file's rows may share: the end of a slice may have cut through them. */
export function readMoment(desk: Desk, account: SQL | undefined, moment: Date): Promise<LabelRow[]> {
  return desk.db
    .select(COLUMNS)
    .from(submissions)
    .where(and(account, eq(submissions.createdAt, moment)));
}
