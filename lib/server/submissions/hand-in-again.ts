import "server-only";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import { derivedId } from "../db/derived-id.ts";
import type { Desk } from "../db/desk.ts";
import { acceptLead } from "./accept.ts";
import { tryAgain } from "./advance.ts";
import { openLead, type SubmissionRow } from "./rows.ts";

/**
 * A refused lead as it was, handed in as a new submission that takes the refused one's place: what the broker refused it
 * for may have been mended there. However often that is asked of one refused submission, it is one new one.
 */
async function handInAgain(
  desk: Desk,
  session: Session,
  row: SubmissionRow,
): Promise<Result<SubmissionRow, Problem>> {
  const lead = openLead(desk, row);
  const about = { broker: session.broker.name, doing: "send this lead again" };
  if (!lead) return err(problem("unknown-address", about));
  return acceptLead(desk, session, { submissionId: derivedId(row.id, "again"), lead, corrects: row.id });
}

/** What "Send again" does: as "Try again", and hands a refused lead in anew. The row with which the lead goes on. */
export async function sendAgain(
  desk: Desk,
  session: Session,
  id: string,
): Promise<Result<SubmissionRow, Problem>> {
  const row = await tryAgain(desk, session, id);
  return row.ok && row.value.state === "rejected" ? handInAgain(desk, session, row.value) : row;
}
