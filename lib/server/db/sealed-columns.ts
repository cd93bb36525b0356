import "server-only";
import { and, isNotNull, not, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Sealer } from "./sealer.ts";

/** True of rows whose value another than the first key has sealed. Not by LIKE: an id may hold its wildcard `_`. */
export function sealedByAnother(sealer: Sealer, column: AnyPgColumn): SQL | undefined {
  return and(isNotNull(column), not(sql`starts_with(${column}, ${`${sealer.firstId}.`})`));
}

/** True of rows that still hold what was read: whatever another instance erased or wrote meanwhile stays. */
export function stillHolds(...read: readonly (readonly [AnyPgColumn, string | null])[]): SQL | undefined {
  return and(...read.map(([column, value]) => sql`${column} is not distinct from ${value}`));
}

/**
 * Writes a row on condition of what was read (`write` says whether it did); where it had changed meanwhile, reads it
 * again until it is written or wants nothing any more (null).
 */
export async function renew<Row>(
  read: Row,
  write: (row: Row) => Promise<boolean>,
  readAgain: () => Promise<Row | null>,
): Promise<void> {
  for (let row: Row | null = read; row !== null; row = await readAgain()) if (await write(row)) return;
}
