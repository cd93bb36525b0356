"use server";

import { after } from "next/server";
import { z } from "zod";
import type { BatchView } from "#lib/domain/batch.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { guardedAction } from "#lib/server/auth/guard.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import * as change from "#lib/server/batches/change.ts";
import { viewBatch } from "#lib/server/batches/views.ts";
import { logFailure } from "#lib/server/config/log.ts";
import type { Desk } from "#lib/server/db/desk.ts";

const id = z.guid().toLowerCase();
const parse = (raw: unknown): string | null => id.safeParse(raw).data ?? null;

/** Where the batch stands now, whether or not it was this press that brought it there. */
async function answer(
  desk: Desk,
  session: Session,
  wanted: string,
  doing: string,
): Promise<Result<BatchView, Problem>> {
  const view = await viewBatch(desk, session, wanted);
  return view ? ok(view) : err(problem("unknown-address", { broker: session.broker.name, doing }));
}

const PAUSE = "pause this import";
export const pauseBatch = guardedAction(PAUSE, parse, async (wanted, session, desk) => {
  await change.pauseBatch(desk, session, wanted);
  return answer(desk, session, wanted, PAUSE);
});

const RESUME = "resume this import";
export const resumeBatch = guardedAction(RESUME, parse, async (wanted, session, desk) => {
  await change.resumeBatch(desk, session, wanted);
  return answer(desk, session, wanted, RESUME);
});

const SEND_HELD = "send the held leads again";
export const sendHeldAgain = guardedAction(SEND_HELD, parse, async (wanted, session, desk) => {
  await change.sendHeldAgain(desk, session, wanted);
  return answer(desk, session, wanted, SEND_HELD);
});

/** DESIGN 3: no action waits longer; the rest of the rows is cancelled after the answer. */
const PATIENCE_MS = 1500;

const CANCEL = "cancel this import";
export const cancelBatch = guardedAction(CANCEL, parse, async (wanted, session, desk) => {
  if (await change.cancelBatch(desk, session, wanted)) {
    const rows = change
      .cancelRows(desk, wanted)
      .catch((error: unknown) => logFailure("cancel-rows-failed", error));
    after(() => rows);
    await Promise.race([rows, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }
  return answer(desk, session, wanted, CANCEL);
});
