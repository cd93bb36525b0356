import * as z from "zod/mini";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { submissionSchema } from "#lib/domain/submission-schema.ts";

const nullable = z.nullable(z.string());

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
  submission: submissionSchema,
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
