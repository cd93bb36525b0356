import * as z from "zod/mini";
import { isDay } from "#lib/domain/day-range.ts";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { HELD_REASONS, REJECTED_REASONS, SUBMISSION_STATES, WAIT_REASONS } from "#lib/domain/submission.ts";

// Zod would compile its objects with `new Function`, which the content security policy forbids and reports.
z.config({ jitless: true });

const nullable = z.nullable(z.string());

const lead = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  emailKey: z.string(),
  phone: z.string(),
  offerUuid: z.string(),
  source: z.object({ name: z.string(), site: z.string(), description: z.string(), trackingId: z.string() }),
  country: nullable,
  state: nullable,
  city: nullable,
  postCode: nullable,
  address: nullable,
  dateOfBirth: z.pipe(
    nullable,
    z.transform((day) => (day !== null && isDay(day) ? day : null)),
  ),
});

const submission = z.object({
  id: z.string(),
  state: z.enum(SUBMISSION_STATES),
  reason: z.nullable(z.enum([...WAIT_REASONS, ...HELD_REASONS, ...REJECTED_REASONS])),
  email: z.string(),
  name: z.string(),
  offer: z.string(),
  attempts: z.number(),
  leadId: nullable,
  technical: nullable,
  createdAt: z.string(),
  settledAt: nullable,
  nextAt: nullable,
  lead: z.nullable(lead),
});

const attempt = z.object({
  id: z.string(),
  kind: z.enum(["create", "look-up"]),
  startedAt: z.string(),
  endedAt: nullable,
  status: z.nullable(z.number()),
  answer: nullable,
  technical: nullable,
});

const history = z.object({
  submission,
  by: z.string(),
  batchId: nullable,
  rowNumber: z.nullable(z.number()),
  correctedBy: nullable,
  corrects: nullable,
  lastSentAt: nullable,
  attempts: z.array(attempt),
});

/** `GET /api/submissions/<id>/history`; null for anything else. */
export function readDetails(body: unknown): SubmissionHistory | null {
  return history.safeParse(body).data ?? null;
}
