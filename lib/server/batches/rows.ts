import "server-only";
import { and, eq } from "drizzle-orm";
import type { Session } from "../auth/sessions.ts";
import { derivedId } from "../db/derived-id.ts";
import type { Desk } from "../db/desk.ts";
import { batches } from "../db/schema.ts";

export type BatchRow = typeof batches.$inferSelect;

type Owned = Pick<BatchRow, "id" | "connectionId">;

/** What is sealed opens in this row of this account alone (SECURITY 5). */
const placeOf = ({ id, connectionId }: Owned, column: SealedColumn) =>
  `batches.${column}.${connectionId}.${id}`;
export type SealedColumn = "file_name" | "header";

export function sealFileName(desk: Desk, row: Owned, fileName: string): string {
  return desk.sealer.seal(fileName, placeOf(row, "file_name"));
}

/** Null once erased. */
export function openFileName(desk: Desk, row: Owned & Pick<BatchRow, "fileName">): string | null {
  return row.fileName === null ? null : desk.sealer.open(row.fileName, placeOf(row, "file_name"));
}

export function sealHeader(desk: Desk, row: Owned, header: readonly string[]): string {
  return desk.sealer.seal(JSON.stringify(header), placeOf(row, "header"));
}

/** Null once erased. What was sealed here were texts: the seal vouches for it. */
export function openHeader(desk: Desk, row: Owned & Pick<BatchRow, "header">): string[] | null {
  return row.header === null ? null : JSON.parse(desk.sealer.open(row.header, placeOf(row, "header")));
}

/** Looked up together with its owner: someone else's id is as unknown as none (SECURITY 2). */
export async function findOwnBatch(desk: Desk, session: Session, id: string): Promise<BatchRow | null> {
  const own = and(eq(batches.id, id), eq(batches.connectionId, session.connectionId));
  const [row] = await desk.db.select().from(batches).where(own);
  return row ?? null;
}

/** The id of a row's submission: the same row handed in again is the same submission. */
export function rowId(batchId: string, row: number): string {
  return derivedId(batchId, String(row));
}

/** The sealed columns under the first key. `before`: the places that a release before named. */
export function resealed(
  desk: Desk,
  row: BatchRow,
  before = (column: SealedColumn) => placeOf(row, column),
): Pick<BatchRow, "fileName" | "header"> {
  const anew = (sealed: string | null, column: SealedColumn) => {
    const place = placeOf(row, column);
    return sealed && desk.sealer.seal(desk.sealer.openEither(sealed, place, before(column)), place);
  };
  return { fileName: anew(row.fileName, "file_name"), header: anew(row.header, "header") };
}
