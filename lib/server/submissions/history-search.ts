import "server-only";
import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { parseEmail } from "#lib/domain/email.ts";
import { hasWords, searchWords } from "#lib/domain/history-search.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { emailHash } from "./accept.ts";
import { openedLabels } from "./history-labels.ts";
import { breathe } from "./history-reading.ts";

type Place = { readonly id: string; readonly createdAt: number; readonly rowNumber: number | null };

/** How many found ids the database is asked about at once. */
const SLICE = 2000;

/** As the list has it: newest first, of one import the last row first. */
function inOrder(one: Place, other: Place): number {
  return (
    other.createdAt - one.createdAt ||
    (other.rowNumber ?? -1) - (one.rowNumber ?? -1) ||
    (other.id < one.id ? -1 : 1)
  );
}

/** Those with this whole email, erased ones too. */
async function byEmail(desk: Desk, wanted: SQL | undefined, query: string): Promise<Place[]> {
  const email = parseEmail(query);
  if (!email.ok) return [];
  const { id, createdAt, rowNumber } = submissions;
  const rows = await desk.db
    .select({ id, createdAt, rowNumber })
    .from(submissions)
    .where(and(wanted, eq(submissions.emailHash, emailHash(desk, email.value.key))));
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime() }));
}

/** Of these ids those that are still wanted and not erased: labels may be older than that. */
async function stillWanted(desk: Desk, wanted: SQL | undefined, ids: readonly string[]) {
  const found = new Set<string>();
  for (let from = 0; from < ids.length; from += SLICE) {
    const some = sql`${submissions.id} = any(string_to_array(${ids.slice(from, from + SLICE).join()}, ',')::uuid[])`;
    const [row] = await desk.db
      .select({ ids: sql<string | null>`string_agg(${submissions.id}::text, ',')` })
      .from(submissions)
      .where(and(wanted, some, isNotNull(submissions.label)));
    for (const id of row?.ids?.split(",") ?? []) found.add(id);
    await breathe();
  }
  return found;
}

export type Search = {
  readonly connectionId: string;
  readonly account: SQL | undefined;
  /** `account`, and whatever else the rows must be. */
  readonly wanted: SQL | undefined;
  /** How many submissions the account has. */
  readonly total: number;
  readonly query: string;
};

/** The ids of all that match, in the list's order. */
export async function searchSubmissions(desk: Desk, search: Search): Promise<string[]> {
  const { connectionId, account, wanted, total, query } = search;
  const words = searchWords(query);
  const labels = await openedLabels(desk, connectionId, account, total);
  const matching = [...labels].filter(({ text }) => hasWords(text, words));
  const live = await stillWanted(
    desk,
    wanted,
    matching.map(({ id }) => id),
  );
  const places = new Map<string, Place>();
  for (const place of matching) if (live.has(place.id)) places.set(place.id, place);
  for (const place of await byEmail(desk, wanted, query)) places.set(place.id, place);
  return [...places.values()].sort(inOrder).map(({ id }) => id);
}
