import "server-only";
import { forgetOldLimits } from "../auth/limits.ts";
import { dropUnneededTokens } from "../auth/sessions.ts";
import { dropAbandoned } from "../batches/drop-abandoned.ts";
import { eraseOldBatches } from "../batches/keep.ts";
import { log, logFailure } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { eraseOldLeads } from "../submissions/erase.ts";

/** In this order: a batch keeps its header as long as one of its rows has cells. Each returns how many it erased. */
const STEPS = [dropAbandoned, eraseOldLeads, eraseOldBatches];

/** Erases what has had its time. A step that fails is the next round's work, and stops no other. */
export async function tidy(desk: Desk): Promise<void> {
  let rows = 0;
  const failed = (error: unknown) => logFailure("erase-failed", error);
  for (const step of STEPS) {
    try {
      rows += await step(desk);
    } catch (error) {
      failed(error);
    }
  }
  await dropUnneededTokens(desk).catch(failed);
  await forgetOldLimits(desk).catch(failed);
  if (rows > 0) log().info({ event: "leads-erased", rows });
}
