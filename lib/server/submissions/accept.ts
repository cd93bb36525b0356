import "server-only";
import { and, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { findSubmission, type SubmissionRow, sealLabel, sealLead } from "./rows.ts";
import { wakeAfterHandover } from "./wake.ts";

export type Handover = {
  /** The form's own id: double clicks, reloads and re-posts with it are one row. */
  readonly submissionId: string;
  readonly lead: LeadInput;
  /** The submission that this one corrects, if any. */
  readonly corrects: string | null;
};

/** `key` is an email as it is compared: lower-cased, its domain in punycode. */
export function emailHash(desk: Desk, key: string): string {
  return desk.hash("email", key);
}

function newRow(desk: Desk, session: Session, { submissionId: id, lead }: Handover) {
  const { connectionId } = session;
  return {
    id,
    connectionId,
    deskId: session.deskId,
    brokerId: session.broker.id,
    partnerId: session.partnerId,
    emailHash: emailHash(desk, lead.emailKey),
    contentHash: desk.hash("lead", JSON.stringify(lead)),
    lead: sealLead(desk, { id, connectionId }, lead),
    label: sealLabel(desk, { id, connectionId }, lead),
    state: "queued" as const,
    attempts: 0,
    fence: 0,
    conflicted: false,
    createdAt: desk.now(),
  };
}

/** Ends the transaction of a correction that comes too late. */
class MovedOnError extends Error {}

/**
 * A corrected lead supersedes the row that it corrects: one that still waits is cancelled with it. One that has been
 * sent, is on its way, may have arrived or was corrected already cannot be superseded: both would be sent.
 */
async function supersede(tx: Db, session: Session, corrected: string, by: string, now: Date): Promise<void> {
  const { state, reason } = submissions;
  const taken = await tx
    .update(submissions)
    .set({
      correctedBy: by,
      state: sql`case when ${state} in ('queued', 'held') then 'cancelled' else ${state} end`,
      reason: sql`case when ${state} in ('queued', 'held') then null else ${reason} end`,
      nextAt: null,
      settledAt: sql`coalesce(${submissions.settledAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(
      and(
        eq(submissions.id, corrected),
        eq(submissions.connectionId, session.connectionId),
        isNull(submissions.correctedBy),
        inArray(state, ["queued", "held", "rejected", "duplicate", "cancelled"]),
        or(isNull(reason), ne(reason, "no-answer-for-a-day")),
      ),
    )
    .returning({ id: submissions.id });
  if (taken.length === 0) throw new MovedOnError();
}

/**
 * Takes a lead in: one row, committed; only now is it "saved". The same id again gives the same row,
 * the same id with other content is refused, another account's id is unknown.
 */
export async function acceptLead(
  desk: Desk,
  session: Session,
  handover: Handover,
): Promise<Result<SubmissionRow, Problem>> {
  const values = newRow(desk, session, handover);
  const about = { broker: session.broker.name, doing: "save the lead" };
  try {
    const inserted = await desk.db.transaction(async (tx) => {
      const [row] = await tx.insert(submissions).values(values).onConflictDoNothing().returning();
      if (row && handover.corrects) await supersede(tx, session, handover.corrects, row.id, desk.now());
      // The job commits with its lead: one without the other would be lost, or about nothing.
      if (row) await wakeAfterHandover(desk, row.id, tx);
      return row;
    });
    if (inserted) return ok(inserted);
  } catch (error) {
    if (error instanceof MovedOnError) return err(problem("moved-on", about));
    throw error;
  }
  const known = await findSubmission(desk, handover.submissionId);
  if (!known || known.connectionId !== session.connectionId) return err(problem("unknown-address", about));
  return known.contentHash === values.contentHash ? ok(known) : err(problem("content-changed", about));
}
