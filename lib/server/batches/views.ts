import "server-only";
import { and, desc, eq, ne } from "drizzle-orm";
import type { BatchHistory, BatchView } from "#lib/domain/batch.ts";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { batches } from "../db/schema.ts";
import { type Counted, countRows, NONE_HELD, settledRows } from "./counts.ts";
import { forgetPace, perMinute } from "./pace.ts";
import { type BatchRow, findOwnBatch, openFileName } from "./rows.ts";

const A_PAGE = 20;

function viewOf(desk: Desk, row: BatchRow, { counts, ...held }: Counted): BatchView | null {
  if (row.state === "filling") return null;
  const done = settledRows(counts);
  // The worker notes the end a moment later than the last row has it.
  const state = row.state !== "cancelled" && done >= row.total ? "done" : row.state;
  const left = row.total - done - (counts.held ?? 0);
  const moves = state === "running" && left > 0;
  if (!moves) forgetPace(row.id);
  const rate = moves ? perMinute(row.id, done, desk.now()) : null;
  return {
    id: row.id,
    fileName: openFileName(desk, row) ?? "",
    state,
    total: row.total,
    done,
    already: row.already,
    counts,
    ...held,
    perMinute: rate,
    secondsLeft: rate === null || rate === 0 || left <= 0 ? null : Math.ceil((left / rate) * 60),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

async function viewsOf(desk: Desk, rows: readonly BatchRow[]): Promise<BatchView[]> {
  const shown = rows.filter(({ state }) => state !== "filling");
  if (shown.length === 0) return [];
  const counted = await countRows(desk, shown);
  return shown
    .map((row) => viewOf(desk, row, counted.get(row.id) ?? { counts: {}, ...NONE_HELD }))
    .filter((view) => view !== null);
}

/** Null for an id that is not this account's, and for an import that is still being handed in. */
export async function viewBatch(desk: Desk, session: Session, id: string): Promise<BatchView | null> {
  const row = await findOwnBatch(desk, session, id);
  const [view] = await viewsOf(desk, row ? [row] : []);
  return view ?? null;
}

/** The account's imports, newest first. `page` counts from 1; past the last one is the last one. */
export async function batchHistory(desk: Desk, session: Session, page: number): Promise<BatchHistory> {
  const own = and(eq(batches.connectionId, session.connectionId), ne(batches.state, "filling"));
  const total = await desk.db.$count(batches, own);
  const pages = Math.max(1, Math.ceil(total / A_PAGE));
  const wanted = Math.min(Math.max(1, page), pages);
  const rows = await desk.db
    .select()
    .from(batches)
    .where(own)
    .orderBy(desc(batches.createdAt), desc(batches.id))
    .limit(A_PAGE)
    .offset((wanted - 1) * A_PAGE);
  return { batches: await viewsOf(desk, rows), page: wanted, pages };
}
