import * as z from "zod/mini";
import { BROKER_PROBLEMS, DESK_PROBLEMS } from "#lib/domain/problem.ts";
import { SUBMISSION_STATES } from "#lib/domain/submission.ts";
import { submissionSchema } from "#lib/domain/submission-schema.ts";

// What the desk answers this page. Loaded with the first answer, so that it costs the page's start nothing.

const nullable = z.nullable(z.string());

/** Goes with what is loaded here. */
export { submissionSchema };

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
