import "server-only";
import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { batches } from "../db/schema.ts";

export type BatchRow = typeof batches.$inferSelect;

const namePlace = (id: string) => `batches.file_name.${id}`;
const headerPlace = (id: string) => `batches.header.${id}`;

export function sealFileName(desk: Desk, id: string, fileName: string): string {
  return desk.sealer.seal(fileName, namePlace(id));
}

/** Null once erased. */
export function openFileName(desk: Desk, row: Pick<BatchRow, "id" | "fileName">): string | null {
  return row.fileName === null ? null : desk.sealer.open(row.fileName, namePlace(row.id));
}

export function sealHeader(desk: Desk, id: string, header: readonly string[]): string {
  return desk.sealer.seal(JSON.stringify(header), headerPlace(id));
}

/** Null once erased. What was sealed here were texts: the seal vouches for it. */
export function openHeader(desk: Desk, row: Pick<BatchRow, "id" | "header">): string[] | null {
  return row.header === null ? null : JSON.parse(desk.sealer.open(row.header, headerPlace(row.id)));
}

/** Looked up together with its owner: someone else's id is as unknown as none (SECURITY 2). */
export async function findOwnBatch(desk: Desk, session: Session, id: string): Promise<BatchRow | null> {
  const own = and(eq(batches.id, id), eq(batches.connectionId, session.connectionId));
  const [row] = await desk.db.select().from(batches).where(own);
  return row ?? null;
}

/** The id of a row's submission: the same row handed in again is the same submission. A UUID of version 8. */
export function rowId(batchId: string, row: number): string {
  const hex = createHmac("sha256", batchId).update(String(row)).digest("hex");
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
