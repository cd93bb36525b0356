import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import { parseInstant } from "#lib/domain/day-range.ts";
import type { Lead } from "#lib/domain/lead.ts";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import { afterLookUp, type Found, type LookUp } from "#lib/domain/reconcile.ts";
import { withAccess } from "../auth/access-token.ts";
import { findConnection } from "../auth/connections.ts";
import { findByEmail } from "../broker/find-by-email.ts";
import type { Desk } from "../db/desk.ts";
import { attempts, submissions } from "../db/schema.ts";
import { countCall, waitForPace } from "./pace.ts";
import { changeIf, findSubmission, openLead, type SubmissionRow, wayOf } from "./rows.ts";
import { stepChange } from "./settle.ts";

const words = (text: string | null) => (text ?? "").trim().toLocaleLowerCase("en");
const digits = (text: string | null) => (text ?? "").replace(/\D/g, "");

/** The same name, or the same phone however it is written. */
function isAlike(found: Lead, ours: LeadInput): boolean {
  const name =
    words(found.firstName) === words(ours.firstName) && words(found.lastName) === words(ours.lastName);
  const phone = digits(found.phone);
  return name || (phone.length >= 6 && digits(ours.phone).endsWith(phone.slice(-9)));
}

function instantOf(iso: string | null): Date | null {
  const time = iso === null ? null : parseInstant(iso);
  return time === null ? null : new Date(time);
}

/** How long before our first attempt another submission's answer may lie for its lead to be in our window. */
const CLOSE_MS = 60_000;

/**
 * Notes which leads other submissions of this desk came in as: those are older than ours, however few seconds. One whose
 * id the broker did not tell is taken to be the oldest that is left.
 */
async function noteOthers(desk: Desk, row: SubmissionRow, found: readonly Found[]): Promise<Found[]> {
  const { id, brokerId, partnerId, emailHash, state, leadId, settledAt } = submissions;
  const others = await desk.db
    .select({ leadId, settledAt })
    .from(submissions)
    .where(
      and(
        eq(brokerId, row.brokerId),
        eq(partnerId, row.partnerId),
        eq(emailHash, row.emailHash),
        ne(id, row.id),
        // A duplicate bears the id of the lead that was there before it.
        eq(state, "accepted"),
      ),
    );
  const told = new Set(others.map((other) => other.leadId));
  const opens = (row.unansweredSince?.getTime() ?? 0) - CLOSE_MS;
  let untold = others.filter((other) => other.leadId === null && Number(other.settledAt) >= opens).length;
  const oldestFirst = found.toSorted((one, other) => Number(one.created) - Number(other.created));
  return oldestFirst.map((one) => {
    if (one.leadId !== null && told.has(one.leadId)) return { ...one, isAnothers: true };
    untold -= 1;
    return { ...one, isAnothers: untold >= 0 };
  });
}

function asFound(lead: Lead, ours: LeadInput): Found {
  return {
    isAnothers: false,
    leadId: lead.id,
    created: instantOf(lead.created),
    updated: instantOf(lead.updated),
    alike: isAlike(lead, ours),
  };
}

async function ask(
  desk: Desk,
  row: SubmissionRow,
  lead: LeadInput,
  patient: boolean,
): Promise<LookUp & { answer: string }> {
  const connection = await findConnection(desk, row.connectionId);
  const { partnerId } = row;
  const answer = await withAccess(desk, row.connectionId, async ({ broker, token }) => {
    await (patient ? waitForPace(desk, broker) : countCall(desk, broker));
    return findByEmail(broker, token, { partnerId, email: lead.email, now: desk.now });
  });
  if (!answer.ok) return { good: false, answer: answer.error.kind };
  const { leads, good, clockAheadMs } = answer.value;
  const blind = connection?.authorities.length ? !connection.authorities.includes("EMAIL_READ") : false;
  if (leads.length === 0 && (!good || blind)) return { good: false, answer: "incomplete" };
  const rows = leads.map((entry) => asFound(entry, lead));
  const found = rows.length > 0 ? await noteOthers(desk, row, rows) : [];
  return { good: true, found, clockAheadMs, answer: leads.length > 0 ? "found" : "absent" };
}

/** Looks an unknown lead up in the broker's list and takes the step that follows. `patient`: at the broker's pace. */
export async function lookUp(desk: Desk, id: string, patient: boolean): Promise<void> {
  const row = await findSubmission(desk, id);
  const lead = row && openLead(desk, row);
  if (!row || !lead || row.state !== "unknown") return;
  const startedAt = desk.now();
  const { answer, ...seen } = await ask(desk, row, lead, patient);
  const now = desk.now();
  // By the read's beginning: what was absent then may have arrived while it was read.
  const { step, absentSince } = afterLookUp(seen, wayOf(row), startedAt);
  await changeIf(desk, row, ["unknown"], { ...stepChange(step, now), absentSince });
  await desk.db.insert(attempts).values({
    id: randomUUID(),
    submissionId: row.id,
    kind: "look-up",
    startedAt,
    endedAt: now,
    answer,
  });
}
