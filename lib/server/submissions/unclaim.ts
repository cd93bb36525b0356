import "server-only";
import { sql } from "drizzle-orm";
import type { HeldReason } from "#lib/domain/submission.ts";
import type { Desk } from "../db/desk.ts";
import { attempts, submissions } from "../db/schema.ts";
import { type SubmissionRow, unchangedIn } from "./rows.ts";

type Change =
  | { readonly state: "queued" }
  | { readonly state: "held"; readonly reason: HeldReason; readonly nextAt: null };

const QUEUED: Change = { state: "queued" };

/** When the last call left that was made: a claim writes its own time over it. */
const LAST_CALL = sql`greatest(${submissions.unansweredSince}, (select max(${attempts.startedAt}) from ${attempts}
  where ${attempts.submissionId} = ${submissions.id} and ${attempts.kind} = 'create'))`;

/**
 * Takes a claim back of which no byte has left: it is no attempt, and its time is not when the lead was sent. By its
 * fence: where the lease ran out meanwhile, somebody else may be sending the row.
 */
export async function unclaim(desk: Desk, row: SubmissionRow, change: Change = QUEUED): Promise<void> {
  const undone = { leaseUntil: null, attempts: sql`${submissions.attempts} - 1`, lastSentAt: LAST_CALL };
  await desk.db
    .update(submissions)
    .set({ ...change, ...undone })
    .where(unchangedIn(row, ["sending"]));
}
