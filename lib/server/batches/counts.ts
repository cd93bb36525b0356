import "server-only";
import { and, count, eq, inArray } from "drizzle-orm";
import type { BatchView } from "#lib/domain/batch.ts";
import { FINAL_STATES, MENDED_ELSEWHERE, type SubmissionState } from "#lib/domain/submission.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import type { BatchRow } from "./rows.ts";

export type Counts = Partial<Record<SubmissionState, number>>;
/** Held rows by why a person is needed. */
type Held = Pick<BatchView, "heldForSignIn" | "heldForMending">;
export type Counted = Held & { readonly counts: Counts };
export const NONE_HELD: Held = { heldForSignIn: 0, heldForMending: 0 };

/** From this size on counting is felt by others: the embedded database does one thing at a time. */
const LARGE = 5000;
/** A count of a large batch is shown so many times as long as it took, */
const REST = 20;
/** but no longer than this. */
const MOST_AGE_MS = 5000;
const MOST_KEPT = 500;

type Kept = Counted & { readonly at: number; readonly tookMs: number };

declare global {
  // Shared by the parts that the server is bundled into: what a page's action changes a handler must not show as it was.
  var leadDeskCounts: Map<string, Kept> | undefined;
}

function keptCounts(): Map<string, Kept> {
  globalThis.leadDeskCounts ??= new Map();
  return globalThis.leadDeskCounts;
}

/** After rows have changed in a way that somebody waits to see. */
export function forgetCounts(batchId: string | null): void {
  if (batchId === null) keptCounts().clear();
  else keptCounts().delete(batchId);
}

export const settledRows = (counts: Counts): number =>
  FINAL_STATES.reduce((total, state) => total + (counts[state] ?? 0), 0);

function isUsable(row: BatchRow, one: Kept | undefined, now: number): boolean {
  if (!one) return false;
  // Nothing in it changes any more.
  if (settledRows(one.counts) >= row.total) return true;
  return now >= one.at && now - one.at < Math.min(one.tookMs * REST, MOST_AGE_MS);
}

/** Rows by state, one grouped query for all of these batches. */
async function countStates(desk: Desk, ids: readonly string[]): Promise<Map<string | null, Counts>> {
  const rows = await desk.db
    .select({ id: submissions.batchId, state: submissions.state, rows: count() })
    .from(submissions)
    .where(inArray(submissions.batchId, [...ids]))
    .groupBy(submissions.batchId, submissions.state);
  const counts = new Map<string | null, Counts>();
  for (const { id, state, rows: n } of rows) counts.set(id, { ...counts.get(id), [state]: n });
  return counts;
}

async function countHeld(desk: Desk, ids: readonly string[]): Promise<Map<string | null, Held>> {
  if (ids.length === 0) return new Map();
  const rows = await desk.db
    .select({ id: submissions.batchId, reason: submissions.reason, rows: count() })
    .from(submissions)
    .where(and(inArray(submissions.batchId, [...ids]), eq(submissions.state, "held")))
    .groupBy(submissions.batchId, submissions.reason);
  const held = new Map<string | null, Held>();
  for (const { id, reason, rows: n } of rows) {
    const { heldForSignIn, heldForMending } = held.get(id) ?? NONE_HELD;
    held.set(id, {
      heldForSignIn: heldForSignIn + (reason === "sign-in" ? n : 0),
      heldForMending: heldForMending + (MENDED_ELSEWHERE.some((one) => one === reason) ? n : 0),
    });
  }
  return held;
}

function keep(id: string, one: Kept): void {
  const kept = keptCounts();
  kept.delete(id);
  kept.set(id, one);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** What each of these batches has come to; of large ones it may be some seconds old. */
export async function countRows(desk: Desk, rows: readonly BatchRow[]): Promise<Map<string, Counted>> {
  const now = desk.now().getTime();
  const kept = keptCounts();
  const wanted = rows.filter((row) => !isUsable(row, kept.get(row.id), now));
  const found = new Map<string, Counted>();
  for (const { id } of rows) {
    const one = kept.get(id);
    if (one) found.set(id, one);
  }
  if (wanted.length === 0) return found;
  const began = performance.now();
  const ids = wanted.map(({ id }) => id);
  const counts = await countStates(desk, ids);
  const held = await countHeld(
    desk,
    ids.filter((id) => counts.get(id)?.held),
  );
  const tookMs = performance.now() - began;
  for (const { id, total } of wanted) {
    const one = { counts: counts.get(id) ?? {}, ...(held.get(id) ?? NONE_HELD) };
    found.set(id, one);
    if (total >= LARGE) keep(id, { ...one, at: now, tookMs });
  }
  return found;
}
