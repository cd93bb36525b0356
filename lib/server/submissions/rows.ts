import "server-only";
import { and, eq, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { CALL_DEADLINE_MS, nextLookUp, type Way } from "#lib/domain/delivery.ts";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import type { SubmissionState } from "#lib/domain/submission.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { type LeadLabel, readStoredCells, readStoredLabel, readStoredLead } from "./stored-lead.ts";

export type SubmissionRow = typeof submissions.$inferSelect;
export type SubmissionChange = Partial<typeof submissions.$inferInsert>;

/** Whose row it is: what is sealed opens in this row of this account alone (SECURITY 5). */
export type Owned = { readonly id: string; readonly connectionId: string };

const SEALED_COLUMNS = ["lead", "label", "cells", "technical"] as const;
type SealedColumn = (typeof SEALED_COLUMNS)[number];

const placeOf = ({ id, connectionId }: Owned, column: SealedColumn) =>
  `submissions.${column}.${connectionId}.${id}`;

export function sealLead(desk: Desk, row: Owned, lead: LeadInput): string {
  return desk.sealer.seal(JSON.stringify(lead), placeOf(row, "lead"));
}

/** Null once its personal data is erased. */
export function openLead(desk: Desk, row: SubmissionRow): LeadInput | null {
  return row.lead === null ? null : readStoredLead(desk.sealer.open(row.lead, placeOf(row, "lead")));
}

export function sealLabel(desk: Desk, row: Owned, lead: LeadInput): string {
  const { firstName, lastName, email, offerUuid } = lead;
  const label: LeadLabel = { name: `${firstName} ${lastName}`, email, offerUuid };
  return desk.sealer.seal(JSON.stringify(label), placeOf(row, "label"));
}

/** Null once erased. */
export function openLabel(desk: Desk, row: Owned & { label: string | null }): LeadLabel | null {
  return row.label === null ? null : readStoredLabel(desk.sealer.open(row.label, placeOf(row, "label")));
}

/** The cells of the file's row that the lead came from. */
export function sealCells(desk: Desk, row: Owned, cells: readonly string[]): string {
  return desk.sealer.seal(JSON.stringify(cells), placeOf(row, "cells"));
}

/** Null where the lead was keyed by hand, or once erased. */
export function openCells(desk: Desk, row: Owned & { cells: string | null }): string[] | null {
  return row.cells === null ? null : readStoredCells(desk.sealer.open(row.cells, placeOf(row, "cells")));
}

export function sealTechnical(desk: Desk, row: Owned, text: string | null): string | null {
  return text === null ? null : desk.sealer.seal(text, placeOf(row, "technical"));
}

export function openTechnical(desk: Desk, row: Owned & { technical: string | null }): string | null {
  return row.technical === null ? null : desk.sealer.open(row.technical, placeOf(row, "technical"));
}

/** The row's sealed columns under the first key. `before`: the places that a release before named. */
export function resealRow(
  desk: Desk,
  row: SubmissionRow,
  before = (column: SealedColumn) => placeOf(row, column),
): SubmissionChange {
  const anew = (column: SealedColumn) => {
    const sealed = row[column];
    const place = placeOf(row, column);
    return sealed && desk.sealer.seal(desk.sealer.openEither(sealed, place, before(column)), place);
  };
  return Object.fromEntries(SEALED_COLUMNS.map((column) => [column, anew(column)]));
}

export function wayOf(row: SubmissionRow): Way {
  const { attempts, unansweredSince, lastSentAt, absentSince, conflicted } = row;
  return { attempts, unansweredSince, lastSentAt, absentSince, conflicted };
}

export async function findSubmission(desk: Desk, id: string): Promise<SubmissionRow | null> {
  const [row] = await desk.db.select().from(submissions).where(eq(submissions.id, id));
  return row ?? null;
}

/**
 * Looked up together with its owner: someone else's id is as unknown as none (SECURITY 2), and so is a row of an import
 * that is still being handed in (decision 0008).
 */
export async function findOwn(desk: Desk, connectionId: string, id: string): Promise<SubmissionRow | null> {
  const [found] = await desk.db
    .select({ row: submissions })
    .from(submissions)
    .leftJoin(batches, eq(submissions.batchId, batches.id))
    .where(
      and(
        eq(submissions.id, id),
        eq(submissions.connectionId, connectionId),
        or(isNull(batches.id), ne(batches.state, "filling")),
      ),
    );
  return found?.row ?? null;
}

const ON_THEIR_WAY = "submissions_on_their_way";

/** True for the database's refusal of a second lead of one email on its way (PostgreSQL and PGlite alike). */
export function isSecondOnItsWay(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const constraint = "constraint" in error ? error.constraint : undefined;
  return constraint === ON_THEIR_WAY || isSecondOnItsWay(error.cause);
}

/** True of a row only while it is in one of the states and bears the fence. */
export function unchangedIn(row: { id: string; fence: number }, states: readonly SubmissionState[]) {
  return and(
    eq(submissions.id, row.id),
    eq(submissions.fence, row.fence),
    inArray(submissions.state, [...states]),
  );
}

/**
 * Compare-and-set: writes only while the row is still in one of the states and bears the fence.
 * Returns the changed row; null where somebody else was quicker.
 */
export async function changeIf(
  desk: Desk,
  row: { id: string; fence: number },
  states: readonly SubmissionState[],
  change: SubmissionChange | Record<string, SQL>,
): Promise<SubmissionRow | null> {
  const unchanged = unchangedIn(row, states);
  const [changed] = await desk.db.update(submissions).set(change).where(unchanged).returning();
  return changed ?? null;
}

/** Leases that ran out become unknown, at start and at each read: whoever held them is gone. */
export async function expireLeases(desk: Desk): Promise<void> {
  const now = desk.now();
  const lost = await desk.db
    .update(submissions)
    .set({
      state: "unknown",
      reason: null,
      leaseUntil: null,
      unansweredSince: sql`coalesce(${submissions.unansweredSince}, ${submissions.lastSentAt})`,
      // A call may have left until then; the claim may be older.
      lastSentAt: sql`${submissions.leaseUntil} - ${`${CALL_DEADLINE_MS} milliseconds`}::interval`,
    })
    .where(and(eq(submissions.state, "sending"), lt(submissions.leaseUntil, now)))
    .returning();
  for (const row of lost) {
    await changeIf(desk, row, ["unknown"], { nextAt: nextLookUp(wayOf(row), now) });
  }
}
