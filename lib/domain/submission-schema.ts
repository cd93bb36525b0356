import * as z from "zod/mini";
import { isDay } from "./day-range.ts";
import { HELD_REASONS, REJECTED_REASONS, SUBMISSION_STATES, WAIT_REASONS } from "./submission.ts";

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

/** A SubmissionView as the desk answers it to a page. */
export const submissionSchema = z.object({
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
