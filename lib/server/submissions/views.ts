import "server-only";
import { domainToUnicode } from "node:url";
import { and, desc, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { FINAL_STATES, UNSETTLED_STATES } from "#lib/domain/submission.ts";
import type { DeskSubmissions, SubmissionView } from "#lib/domain/submission-view.ts";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { emailHash } from "./accept.ts";
import { expireLeases, findOwn, openLead, openTechnical, type SubmissionRow } from "./rows.ts";

/** More than an account keys in during a day-long outage. */
const MOST_UNSETTLED = 2000;
const RECENT = 10;

/** As people write it: the wire wants the domain in punycode, eyes do not. */
export function readableEmail(email: string): string {
  const at = email.lastIndexOf("@") + 1;
  return email.slice(0, at) + (domainToUnicode(email.slice(at)) || email.slice(at));
}

/** The offer's name at this broker, else its id; empty where the lead is erased. */
export function offerName(session: Session, uuid: string | undefined): string {
  return session.broker.offers.find((offer) => offer.uuid === uuid)?.name ?? uuid ?? "";
}

export function viewOf(desk: Desk, session: Session, row: SubmissionRow): SubmissionView {
  const lead = openLead(desk, row);
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    email: lead ? readableEmail(lead.email) : "",
    name: lead ? `${lead.firstName} ${lead.lastName}` : "",
    offer: offerName(session, lead?.offerUuid),
    attempts: row.attempts,
    leadId: row.leadId,
    technical: openTechnical(desk, row),
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    nextAt: row.nextAt?.toISOString() ?? null,
    lead,
  };
}

/** Null for an id that is not this account's. */
export async function viewSubmission(
  desk: Desk,
  session: Session,
  id: string,
): Promise<SubmissionView | null> {
  await expireLeases(desk);
  const row = await findOwn(desk, session.connectionId, id);
  return row && viewOf(desk, session, row);
}

/** The account's unsettled leads keyed by hand, and the last ten settled ones of this session; imports have pages of their own. */
export async function viewDesk(desk: Desk, session: Session): Promise<DeskSubmissions> {
  await expireLeases(desk);
  const account = and(eq(submissions.connectionId, session.connectionId), isNull(submissions.batchId));
  const unsettled = await desk.db
    .select()
    .from(submissions)
    .where(and(account, inArray(submissions.state, [...UNSETTLED_STATES])))
    .orderBy(desc(submissions.createdAt))
    .limit(MOST_UNSETTLED);
  const here = eq(submissions.deskId, session.deskId);
  const final = inArray(submissions.state, [...FINAL_STATES]);
  const recent = await desk.db
    .select()
    .from(submissions)
    .where(and(account, here, final, isNull(submissions.correctedBy)))
    .orderBy(desc(submissions.createdAt))
    .limit(RECENT);
  const views = (rows: SubmissionRow[]) => rows.map((row) => viewOf(desk, session, row));
  return { unsettled: views(unsettled), recent: views(recent) };
}

/** Submissions of this email (as it is compared) from this account, newest first, for "seen before". */
export async function viewByEmail(desk: Desk, session: Session, key: string): Promise<SubmissionView[]> {
  const rows = await desk.db
    .select({ row: submissions })
    .from(submissions)
    .leftJoin(batches, eq(submissions.batchId, batches.id))
    .where(
      and(
        eq(submissions.brokerId, session.broker.id),
        eq(submissions.connectionId, session.connectionId),
        eq(submissions.emailHash, emailHash(desk, key)),
        isNull(submissions.correctedBy),
        or(isNull(batches.id), ne(batches.state, "filling")),
      ),
    )
    .orderBy(desc(submissions.createdAt))
    .limit(5);
  return rows.map(({ row }) => viewOf(desk, session, row));
}
