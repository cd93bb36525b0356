import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { findSubmission, type SubmissionRow, sealLead } from "./rows.ts";

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
  return {
    id,
    connectionId: session.connectionId,
    deskId: session.deskId,
    brokerId: session.broker.id,
    partnerId: session.partnerId,
    emailHash: emailHash(desk, lead.emailKey),
    contentHash: desk.hash("lead", JSON.stringify(lead)),
    lead: sealLead(desk, id, lead),
    state: "queued" as const,
    attempts: 0,
    fence: 0,
    absentReads: 0,
    lookUps: 0,
    conflicted: false,
    createdAt: desk.now(),
  };
}

/** A corrected lead supersedes the row that it corrects: one that still waits is cancelled with it. */
async function supersede(tx: Db, session: Session, corrected: string, by: string, now: Date): Promise<void> {
  const own = and(
    eq(submissions.id, corrected),
    eq(submissions.connectionId, session.connectionId),
    isNull(submissions.correctedBy),
  );
  await tx
    .update(submissions)
    .set({ state: "cancelled", reason: null, nextAt: null, settledAt: now })
    .where(and(own, inArray(submissions.state, ["queued", "held"])));
  await tx
    .update(submissions)
    .set({ correctedBy: by })
    .where(and(own, inArray(submissions.state, ["cancelled", "rejected", "duplicate"])));
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
  const inserted = await desk.db.transaction(async (tx) => {
    const [row] = await tx.insert(submissions).values(values).onConflictDoNothing().returning();
    if (row && handover.corrects) await supersede(tx, session, handover.corrects, row.id, desk.now());
    return row;
  });
  if (inserted) return ok(inserted);
  const known = await findSubmission(desk, handover.submissionId);
  if (!known || known.connectionId !== session.connectionId) return err(problem("unknown-address", about));
  return known.contentHash === values.contentHash ? ok(known) : err(problem("content-changed", about));
}
