import "server-only";
import { sql } from "drizzle-orm";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import { log, logFailure } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { changeIf, findSubmission, openLead, type SubmissionRow } from "../submissions/rows.ts";
import { unclaim } from "../submissions/unclaim.ts";

/** So often may the desk itself fail with one lead before it is put aside. */
const MOST_FAULTS = 3;

/** Faults by lead, of this process; forgotten when the lead goes on. */
const faults = new Map<string, number>();

async function isDatabaseThere(desk: Desk): Promise<boolean> {
  try {
    await desk.db.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs one lead's step. A lead that the desk itself fails with again and again is parked, for a person to see, so that
 * the rest flows; an outage of the database is nobody's lead's fault. Never throws.
 */
export async function orPark(desk: Desk, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    faults.delete(id);
  } catch (error) {
    logFailure("lead-step-failed", error);
    if (!(await isDatabaseThere(desk))) return;
    const times = (faults.get(id) ?? 0) + 1;
    faults.set(id, times);
    if (times < MOST_FAULTS) return;
    try {
      const row = await findSubmission(desk, id);
      if (!row) return;
      // One that may have arrived is never called unsent: it keeps the reason that has it looked up first.
      const reason = row.state === "queued" && !row.unansweredSince ? "desk-fault" : "no-answer-for-a-day";
      const parked = await changeIf(desk, row, ["queued", "unknown"], {
        state: "held",
        reason,
        nextAt: null,
      });
      if (parked) faults.delete(id);
      log().warn({ event: "lead-parked", submission: id, state: row.state });
    } catch (failure) {
      logFailure("park-failed", failure);
    }
  }
}

/** The lead of a row that was just claimed. One that cannot be read was not sent: it is parked at once, and null. */
export async function openOrPark(desk: Desk, row: SubmissionRow): Promise<LeadInput | null> {
  try {
    const lead = openLead(desk, row);
    if (lead) return lead;
  } catch (error) {
    logFailure("lead-unreadable", error);
  }
  const reason = row.unansweredSince ? "no-answer-for-a-day" : "desk-fault";
  await unclaim(desk, row, { state: "held", reason, nextAt: null });
  return null;
}
