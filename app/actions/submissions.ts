"use server";

import { after } from "next/server";
import { z } from "zod";
import { checkLead } from "#lib/domain/lead-input.ts";
import { checkPhone } from "#lib/domain/phone.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { guardedAction } from "#lib/server/auth/guard.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import { logFailure } from "#lib/server/config/log.ts";
import type { Desk } from "#lib/server/db/desk.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { advance, cancel, tryAgain } from "#lib/server/submissions/advance.ts";
import { sendAgain } from "#lib/server/submissions/hand-in-again.ts";
import { aheadOfImports } from "#lib/server/submissions/under-way.ts";
import { viewSubmission } from "#lib/server/submissions/views.ts";

/** DESIGN 3: no action waits longer; the delivery goes on and its outcome comes by GET. */
const PATIENCE_MS = 2000;
/** Browsers send actions one after another: where the next lead is being keyed in, it must not wait for this one's answer. */
const SHORT_PATIENCE_MS = 150;

type Answer = Result<SubmissionView, Problem>;

const about = (session: Session, doing: string) => ({ broker: session.broker.name, doing });

/** Waits for the work as long as an action may, then answers with whatever the row says. */
async function answerSoon(
  desk: Desk,
  session: Session,
  id: string,
  work: Promise<void>,
  patienceMs = PATIENCE_MS,
): Promise<Answer> {
  // The lead is saved, whatever becomes of the work: a claim that was left behind ends by its lease.
  const done = work.catch((error: unknown) => logFailure("delivery-failed", error));
  after(() => done);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([done, patience]).finally(() => clearTimeout(timer));
  const view = await viewSubmission(desk, session, id);
  return view ? ok(view) : err(problem("unknown-address", about(session, "show this lead")));
}

const handover = z.object({
  submissionId: z.guid().toLowerCase(),
  corrects: z.guid().toLowerCase().nullable(),
  lead: z.unknown(),
  /** The form waits for the outcome; else it has moved on to the next lead. */
  waits: z.boolean(),
});

const parse =
  <T>(schema: z.ZodType<T>) =>
  (raw: unknown): T | null =>
    schema.safeParse(raw).data ?? null;

/** Saves the lead, then sends it. The person's lead is safe from the moment the row is committed. */
export const submitLead = guardedAction("submit the lead", parse(handover), async (input, session, desk) => {
  const lead = checkLead(input.lead, session.broker, checkPhone);
  if (!lead.ok) {
    const fields = Object.values(lead.error).join(" ");
    return err({ ...problem("bad-request", about(session, "submit the lead")), next: fields });
  }
  const { submissionId, corrects, waits } = input;
  const patience = waits ? PATIENCE_MS : SHORT_PATIENCE_MS;
  const send = async (): Promise<Answer> => {
    const row = await acceptLead(desk, session, { submissionId, corrects, lead: lead.value });
    return row.ok ? answerSoon(desk, session, row.value.id, advance(desk, row.value.id), patience) : row;
  };
  return aheadOfImports(send());
});

const id = z.guid().toLowerCase();

export const tryLeadAgain = guardedAction("try this lead again", parse(id), async (wanted, session, desk) => {
  const row = await tryAgain(desk, session, wanted);
  return row.ok ? answerSoon(desk, session, wanted, advance(desk, wanted, "press")) : row;
});

/** A refused lead goes on as a new submission: the view is that one's. */
export const sendLeadAgain = guardedAction(
  "send this lead again",
  parse(id),
  async (wanted, session, desk) => {
    const row = await sendAgain(desk, session, wanted);
    if (!row.ok) return row;
    const { id: next } = row.value;
    return answerSoon(desk, session, next, advance(desk, next, "press"));
  },
);

export const cancelLead = guardedAction("cancel this lead", parse(id), async (wanted, session, desk) => {
  const row = await cancel(desk, session, wanted);
  return row.ok ? answerSoon(desk, session, wanted, Promise.resolve()) : row;
});
