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

/** More than a file may have rows. */
const MOST_OF_A_MOMENT = 1_000_000;

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
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly rowNumber: number | null;
  readonly label: string | null;
};

/**
 * The rows as one value: the embedded database hands rows over one by one, which costs more than to open their labels.
 */
async function together(db: Db, slice: ReturnType<typeof labelsOf>): Promise<LabelRow[]> {
  const { id, createdAt, rowNumber, label } = slice;
  const one = sql`json_build_array(${id}, (extract(epoch from ${createdAt}) * 1000)::bigint, ${rowNumber}, ${label})`;
  const [found] = await db.select({ rows: sql<string | null>`json_agg(${one})::text` }).from(slice);
  const rows: [string, number, number | null, string | null][] = JSON.parse(found?.rows ?? "[]");
  return rows.map(([id, createdAt, rowNumber, label]) => ({ id, createdAt, rowNumber, label }));
}

const labelsOf = (db: Db, where: SQL | undefined, most: number) =>
  db
    .select(COLUMNS)
    .from(submissions)
    .where(where)
    .orderBy(desc(submissions.createdAt))
    .limit(most)
    .as("slice");

/** The next labels that are older than `before`, newest first. */
export function readOlder(
  desk: Desk,
  account: SQL | undefined,
  before: number | null,
  most: number,
): Promise<LabelRow[]> {
  const older = before === null ? undefined : lt(submissions.createdAt, new Date(before));
  return inIndexOrder(desk, (tx) => together(tx, labelsOf(tx, and(account, older), most)));
}

/** All labels of one moment, which a file's rows may share: the end of a slice may have cut through them. */
export function readMoment(desk: Desk, account: SQL | undefined, moment: number): Promise<LabelRow[]> {
  const then = eq(submissions.createdAt, new Date(moment));
  return together(desk.db, labelsOf(desk.db, and(account, then), MOST_OF_A_MOMENT));
}
