import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type HandedRow, type HandedRows, MOST_ROWS } from "#lib/domain/batch.ts";
import { type LeadInput, leadChecker } from "#lib/domain/lead-input.ts";
import { checkPhone } from "#lib/domain/phone.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { emailHash } from "../submissions/accept.ts";
import { sealCells, sealLabel, sealLead } from "../submissions/rows.ts";
import { fillsUntil } from "./drop-abandoned.ts";
import { insertRows, type NewRow } from "./insert-rows.ts";
import { lockPartner } from "./lock.ts";
import { findOwnBatch, rowId } from "./rows.ts";
import { findSubmitted, type Submitted } from "./submitted.ts";

/** Rows of one transaction: a lead keyed by hand waits for no more than that at the embedded database. */
const ROWS_A_SLICE = 200;
/** Rows checked and sealed before others get their turn. */
const ROWS_A_TURN = 25;

type Faulty = HandedRows["faulty"][number];

/** Somebody has sent the batch meanwhile, or it has had its time: ends the transaction. */
class NotFillingError extends Error {}

/** More rows than the batch was begun with: ends the transaction. */
class TooManyRowsError extends Error {}

function newRow(
  desk: Desk,
  connectionId: string,
  batchId: string,
  handed: HandedRow,
  lead: LeadInput,
): NewRow {
  const id = rowId(batchId, handed.row);
  const own = { id, connectionId };
  return {
    id,
    emailHash: emailHash(desk, lead.emailKey),
    contentHash: desk.hash("lead", JSON.stringify(lead)),
    lead: sealLead(desk, own, lead),
    label: sealLabel(desk, own, lead),
    rowNumber: handed.row,
    cells: sealCells(desk, own, handed.cells),
  };
}

type Checked = { readonly rows: NewRow[]; readonly faulty: Faulty[] };

/** Every row by the form's own rules once more: the page that checked them is not trusted. */
async function check(
  desk: Desk,
  session: Session,
  batchId: string,
  handed: readonly HandedRow[],
): Promise<Checked> {
  const checked: Checked = { rows: [], faulty: [] };
  const checkOne = leadChecker(session.broker, checkPhone, desk.now());
  for (const [at, one] of handed.entries()) {
    if (at % ROWS_A_TURN === 0) await nextTurn();
    const lead = checkOne(one.lead);
    if (lead.ok) checked.rows.push(newRow(desk, session.connectionId, batchId, one, lead.value));
    else checked.faulty.push({ row: one.row, message: Object.values(lead.error).join(" ") });
  }
  return checked;
}

type Sorted = {
  readonly fresh: NewRow[];
  stored: number;
  readonly already: number[];
  readonly faulty: Faulty[];
};

const OTHER = "This row was handed in before with other content. Begin the import anew to change it.";

/** Which rows are new, by what is there and by each other. */
function sort(
  rows: readonly NewRow[],
  before: ReadonlyMap<string, string>,
  found: readonly Submitted[],
): Sorted {
  const sorted: Sorted = { fresh: [], stored: 0, already: [], faulty: [] };
  const taken = new Map<string, Submitted[]>();
  for (const one of found) taken.set(one.emailHash, [...(taken.get(one.emailHash) ?? []), one]);
  for (const row of rows) {
    const content = before.get(row.id);
    const others = taken.get(row.emailHash) ?? [];
    const counts = (one: Submitted) => one.state !== "rejected" || one.contentHash === row.contentHash;
    if (content !== undefined) {
      if (content === row.contentHash) sorted.stored += 1;
      else sorted.faulty.push({ row: row.rowNumber, message: OTHER });
    } else if (others.some(counts)) sorted.already.push(row.rowNumber);
    else {
      sorted.fresh.push(row);
      sorted.stored += 1;
      taken.set(row.emailHash, [...others, { ...row, state: "queued" }]);
    }
  }
  return sorted;
}

/**
 * One short transaction; nobody else stores or sends this partner's leads while it decides what is new. `room`: how many
 * new rows the batch may still have.
 */
function storeSlice(
  desk: Desk,
  session: Session,
  batchId: string,
  rows: readonly NewRow[],
  room: number,
): Promise<Sorted> {
  return desk.db.transaction(async (tx) => {
    await lockPartner(tx, session);
    const filling = and(eq(batches.id, batchId), eq(batches.state, "filling"));
    const [open] = await tx.select({ id: batches.id }).from(batches).where(filling);
    if (!open) throw new NotFillingError();
    const { id, contentHash } = submissions;
    const ids = rows.map((row) => row.id);
    const before = await tx.select({ id, contentHash }).from(submissions).where(inArray(id, ids));
    const hashes = rows.map((row) => row.emailHash);
    const found = await findSubmitted(tx, session, hashes, batchId);
    const known = new Map(before.map((row) => [row.id, row.contentHash]));
    const sorted = sort(rows, known, found);
    if (sorted.fresh.length > room) throw new TooManyRowsError();
    if (sorted.fresh.length > 0) await insertRows(tx, session, batchId, sorted.fresh, desk.now());
    if (sorted.already.length > 0) {
      const already = sql`${batches.already} + ${sorted.already.length}`;
      await tx.update(batches).set({ already }).where(eq(batches.id, batchId));
    }
    return sorted;
  });
}

/**
 * Stores rows of a batch that is being filled. The same rows again store nothing twice; those whose email this desk
 * has submitted before, to this partner or in this batch, are not stored.
 */
export async function storeRows(
  desk: Desk,
  session: Session,
  batchId: string,
  handed: readonly HandedRow[],
): Promise<Result<HandedRows, Problem>> {
  const about = { broker: session.broker.name, doing: "store these rows" };
  const batch = await findOwnBatch(desk, session, batchId);
  if (!batch) return err(problem("unknown-address", about));
  const isOpen = batch.state === "filling" && desk.now() < fillsUntil(batch);
  const closed = {
    ...problem("bad-request", about),
    message: "This import takes no more rows.",
    next: "Begin it anew: rows that were sent already are not sent twice.",
  };
  if (!isOpen) return err(closed);
  if (handed.some(({ row }) => row > MOST_ROWS)) {
    const message = `An import has at most ${MOST_ROWS.toLocaleString("en")} rows.`;
    return err({ ...problem("bad-request", about), message, next: "Split the file and import the parts." });
  }
  // Once a request: counting with each slice would take as long as storing. Rows have numbers up to the limit anyway.
  const rowsBefore = await desk.db.$count(submissions, eq(submissions.batchId, batchId));
  let room = Math.min(batch.total, MOST_ROWS) - rowsBefore;
  const stored = { stored: 0, already: [] as number[], faulty: [] as Faulty[] };
  try {
    for (let from = 0; from < handed.length; from += ROWS_A_SLICE) {
      const slice = await check(desk, session, batchId, handed.slice(from, from + ROWS_A_SLICE));
      stored.faulty.push(...slice.faulty);
      if (slice.rows.length === 0) continue;
      const sorted = await storeSlice(desk, session, batchId, slice.rows, room);
      room -= sorted.fresh.length;
      stored.stored += sorted.stored;
      stored.already.push(...sorted.already);
      stored.faulty.push(...sorted.faulty);
    }
  } catch (error) {
    if (error instanceof NotFillingError) return err(closed);
    if (error instanceof TooManyRowsError) {
      const message = "These are more rows than the import was begun with.";
      return err({ ...problem("bad-request", about), message, next: "Begin the import anew." });
    }
    throw error;
  }
  return ok(stored);
}
