import "server-only";
import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import {
  afterSend,
  CALL_DEADLINE_MS,
  type SendOutcome,
  type Step,
  withoutAccess,
} from "#lib/domain/delivery.ts";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import { formatLeadSource } from "#lib/domain/lead-source.ts";
import { checkPhone, phoneForBroker } from "#lib/domain/phone.ts";
import { type Access, accessFor } from "../auth/access-token.ts";
import { createLead, type LeadForBroker } from "../broker/create-lead.ts";
import type { BrokerFailure } from "../broker/errors.ts";
import type { Broker } from "../config/broker.ts";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { countCall, waitForPace } from "./pace.ts";
import {
  changeIf,
  findSubmission,
  isSecondOnItsWay,
  openLead,
  type SubmissionRow,
  sealTechnical,
  wayOf,
} from "./rows.ts";
import { type Answered, settle, stepChange } from "./settle.ts";
import { unclaim } from "./unclaim.ts";

/** Longer than the call's deadline: whoever holds a lease that ran out is certainly done. */
const LEASE_MS = 2 * CALL_DEADLINE_MS;
/** How long a lead waits at a time while another of its email is on its way. */
export const SAME_EMAIL_WAIT_MS = 30_000;

function forBroker(broker: Broker, lead: LeadInput): LeadForBroker {
  const checked = checkPhone(lead.phone, lead.country || broker.defaultCountry);
  const usable = checked.kind === "possible" || checked.kind === "valid";
  const { firstName, lastName, email, country, state, city, postCode, address, dateOfBirth } = lead;
  return {
    ...{ firstName, lastName, email, country, state, city, postCode, address },
    phone: usable ? phoneForBroker(checked, broker.phoneFormat) : lead.phone,
    dateOfBirth: dateOfBirth && `${dateOfBirth}T00:00:00Z`,
    leadSource: formatLeadSource(lead.source),
  };
}

/** What a claim writes. */
export function claimed(now: Date) {
  return {
    state: "sending",
    reason: null,
    nextAt: null,
    fence: sql`${submissions.fence} + 1`,
    attempts: sql`${submissions.attempts} + 1`,
    leaseUntil: new Date(now.getTime() + LEASE_MS),
    lastSentAt: now,
    absentSince: null,
  } as const;
}

/** Claims a queued lead, committed before a byte leaves; null where it is not free to go. */
async function claim(desk: Desk, row: SubmissionRow, pressed: boolean): Promise<SubmissionRow | null> {
  const now = desk.now();
  const due = pressed ? undefined : or(isNull(submissions.nextAt), lte(submissions.nextAt, now));
  try {
    const [ours] = await desk.db
      .update(submissions)
      .set(claimed(now))
      .where(and(eq(submissions.id, row.id), eq(submissions.state, "queued"), due))
      .returning();
    return ours ?? null;
  } catch (error) {
    if (!isSecondOnItsWay(error)) throw error;
    const nextAt = new Date(now.getTime() + SAME_EMAIL_WAIT_MS);
    await changeIf(desk, row, ["queued"], { reason: "same-email", nextAt });
    return null;
  }
}

async function call(access: Access, row: SubmissionRow, lead: LeadInput): Promise<Answered> {
  const { broker } = access;
  const request = { partnerId: row.partnerId, offerUuid: lead.offerUuid, lead: forBroker(broker, lead) };
  const answer = await createLead(broker, access.token, request, { deadlineMs: CALL_DEADLINE_MS });
  if (answer.ok) {
    const { leadId, technical, status } = answer.value;
    return { outcome: { kind: "accepted", leadId }, technical, status };
  }
  const { kind, technical, status } = answer.error;
  const retryAfterMs = answer.error.kind === "busy" ? answer.error.retryAfterMs : null;
  log().info({ event: "lead-not-created", broker: broker.id, submission: row.id, kind, status });
  return { outcome: { kind, retryAfterMs }, technical, status };
}

async function cannotSend(desk: Desk, row: SubmissionRow, failure: BrokerFailure): Promise<void> {
  const step = withoutAccess(failure.kind, wayOf(row), desk.now(), Math.random());
  const technical = sealTechnical(desk, row, failure.technical);
  await changeIf(desk, row, ["queued"], { ...stepChange(step, desk.now()), technical });
}

/** Calls for a claimed lead and stores the answer. `again`: a refused token puts the lead back, to be sent with a new one. */
export async function deliver(
  desk: Desk,
  access: Access,
  row: SubmissionRow,
  lead: LeadInput,
  again: boolean,
  onAnswer: (outcome: SendOutcome) => void = () => {},
): Promise<SendOutcome> {
  const leftMs = (row.leaseUntil?.getTime() ?? 0) - desk.now().getTime();
  if (leftMs < CALL_DEADLINE_MS) {
    // Asleep since the claim: somebody else may have the lead by now. Nothing has left, and nothing will.
    await unclaim(desk, row);
    return { kind: "aborted" };
  }
  // An imported row may have waited since its claim.
  const sent = { ...row, lastSentAt: desk.now() };
  const answered = await call(access, row, lead);
  onAnswer(answered.outcome);
  const now = desk.now();
  const step: Step =
    again && answered.outcome.kind === "token-refused"
      ? { state: "queued", reason: "token-unavailable", at: now }
      : afterSend(answered.outcome, wayOf(sent), now, Math.random());
  await settle(desk, sent, step, answered);
  return answered.outcome;
}

/** Who wants it: the one who keys it in, one who presses a button and does not wait for `nextAt`, or a worker. */
export type Drive = "handover" | "press" | "worker";

/**
 * Sends a queued lead once. On a 401 it gets a new token and sends once more: the broker did not take the
 * first. No transaction is open while the broker is asked. Only a worker waits for the broker's pace.
 */
export async function send(desk: Desk, id: string, drive: Drive): Promise<void> {
  let refused: string | null = null;
  for (const round of [1, 2]) {
    const row = await findSubmission(desk, id);
    const lead = row && openLead(desk, row);
    if (!row || !lead || row.state !== "queued") return;
    const access = await accessFor(desk, row.connectionId, refused);
    if (!access.ok) return cannotSend(desk, row, access.error);
    if (drive === "worker") await waitForPace(desk, access.value.broker);
    else await countCall(desk, access.value.broker);
    const ours = await claim(desk, row, drive === "press" || round === 2);
    if (!ours) return;
    const outcome = await deliver(desk, access.value, ours, lead, round === 1);
    if (outcome.kind !== "token-refused") return;
    refused = access.value.token;
  }
}
