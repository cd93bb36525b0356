import "server-only";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import { derivedId } from "../db/derived-id.ts";
import type { Desk } from "../db/desk.ts";
import { acceptLead } from "./accept.ts";
import { openLead, type SubmissionRow } from "./rows.ts";

/**
 * A refused lead as it was, handed in as a new submission that takes the refused one's place: what the broker refused it
 * for may have been mended there. However often that is asked of one refused submission, it is one new one.
 */
export async function handInAgain(
  desk: Desk,
  session: Session,
  row: SubmissionRow,
): Promise<Result<SubmissionRow, Problem>> {
  const lead = openLead(desk, row);
  const about = { broker: session.broker.name, doing: "send this lead again" };
  if (!lead) return err(problem("unknown-address", about));
  return acceptLead(desk, session, { submissionId: derivedId(row.id, "again"), lead, corrects: row.id });
}
