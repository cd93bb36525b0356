import "server-only";
import { and, eq } from "drizzle-orm";
import * as z from "zod";
import { withoutResultColumns } from "#lib/domain/batch-results.ts";
import { type ColumnMatch, IMPORT_FIELDS } from "#lib/domain/import-types.ts";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { columnMatches } from "../db/schema.ts";

/** A file has at most this many columns. */
export const MOST_COLUMNS = 500;

/** A ColumnMatch, wherever it comes from. */
export const columnMatchSchema = z
  .partialRecord(
    z.enum(IMPORT_FIELDS),
    z
      .int()
      .min(0)
      .max(MOST_COLUMNS - 1),
  )
  .transform((match): ColumnMatch => match);

/** A file of failed rows is matched as the file was that it came from. */
function headerHash(desk: Desk, header: readonly string[]): string {
  const columns = withoutResultColumns(header).map((name) => name.trim().toLowerCase());
  return desk.hash("header", JSON.stringify(columns));
}

/** Remembers the match for the account's next file of this header. `tx`: the transaction that it belongs to. */
export async function rememberMatch(
  desk: Desk,
  session: Session,
  header: readonly string[],
  match: ColumnMatch,
  tx: Db,
): Promise<void> {
  const { connectionId } = session;
  const change = { match: JSON.stringify(match), usedAt: desk.now() };
  await tx
    .insert(columnMatches)
    .values({ connectionId, headerHash: headerHash(desk, header), ...change })
    .onConflictDoUpdate({ target: [columnMatches.connectionId, columnMatches.headerHash], set: change });
}

/** Null where no file of this header was sent yet. */
export async function findMatch(
  desk: Desk,
  session: Session,
  header: readonly string[],
): Promise<ColumnMatch | null> {
  const own = eq(columnMatches.connectionId, session.connectionId);
  const same = eq(columnMatches.headerHash, headerHash(desk, header));
  const [row] = await desk.db.select().from(columnMatches).where(and(own, same));
  return row ? (columnMatchSchema.safeParse(JSON.parse(row.match)).data ?? null) : null;
}
