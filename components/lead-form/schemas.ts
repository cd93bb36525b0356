import * as z from "zod/mini";
import { isDay } from "#lib/domain/day-range.ts";
import { BROKER_PROBLEMS, DESK_PROBLEMS } from "#lib/domain/problem.ts";
import { HELD_REASONS, REJECTED_REASONS, SUBMISSION_STATES, WAIT_REASONS } from "#lib/domain/submission.ts";

// What the desk answers this page. Loaded with the first answer, so that it costs the page's start nothing.

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

export const deskSchema = z.object({
  unsettled: z.array(submissionSchema),
  recent: z.array(submissionSchema),
});

export const seenSchema = z.object({
  broker: z.nullable(
    z.object({
      times: z.number(),
      last: z.nullable(z.object({ created: nullable, status: nullable })),
      complete: z.boolean(),
    }),
  ),
  desk: z.nullable(z.object({ state: z.enum(SUBMISSION_STATES), createdAt: z.string() })),
});

export const failureSchema = z.object({
  error: z.object({ code: z.enum([...BROKER_PROBLEMS, ...DESK_PROBLEMS]) }),
});
