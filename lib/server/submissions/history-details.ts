import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { attempts, submissions } from "../db/schema.ts";
import { expireLeases, findOwn, openTechnical } from "./rows.ts";
import { viewOf } from "./views.ts";

/** Everything about one submission; null for an id that is not this account's. */
export async function readSubmissionHistory(
  desk: Desk,
  session: Session,
  id: string,
): Promise<SubmissionHistory | null> {
  await expireLeases(desk);
  const row = await findOwn(desk, session.connectionId, id);
  if (!row) return null;
  const calls = await desk.db
    .select()
    .from(attempts)
    .where(eq(attempts.submissionId, id))
    .orderBy(asc(attempts.startedAt), asc(attempts.endedAt));
  const [corrected] = await desk.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.connectionId, session.connectionId), eq(submissions.correctedBy, id)))
    .limit(1);
  return {
    submission: viewOf(desk, session, row),
    by: session.username,
    batchId: row.batchId,
    rowNumber: row.rowNumber,
    correctedBy: row.correctedBy,
    corrects: corrected?.id ?? null,
    lastSentAt: row.lastSentAt?.toISOString() ?? null,
    attempts: calls.map(({ id: callId, kind, startedAt, endedAt, status, answer, technical }) => ({
      ...{ id: callId, kind, status, answer },
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      // Sealed for its submission, as the last answer is.
      technical: openTechnical(desk, { id, connectionId: session.connectionId, technical }),
    })),
  };
}
