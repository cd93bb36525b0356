import "server-only";
import type { Desk } from "../db/desk.ts";
import { advance } from "../submissions/advance.ts";
import { findSubmission, type SubmissionRow } from "../submissions/rows.ts";
import { orPark } from "./park.ts";

/** A step that is due again at once would keep a worker busy with one lead. */
const LEAST_WAIT_MS = 1000;

/** When a lead wants to be looked at again; null where it is settled, or waits for a person. */
function nextTouch(row: SubmissionRow | null, now: Date): Date | null {
  if (row?.state !== "sending" && row?.state !== "queued" && row?.state !== "unknown") return null;
  const wanted = row.state === "sending" ? row.leaseUntil : row.nextAt;
  const earliest = new Date(now.getTime() + LEAST_WAIT_MS);
  return wanted && wanted > earliest ? wanted : earliest;
}

const underWay = new Set<string>();

/** Takes a lead's next step where it is due; this process never takes two of one lead at once. Never throws. */
export async function takeStep(desk: Desk, id: string): Promise<void> {
  if (underWay.has(id)) return;
  underWay.add(id);
  try {
    await orPark(desk, id, async () => {
      const row = await findSubmission(desk, id);
      const isDue = row?.nextAt === null || (row !== null && row.nextAt <= desk.now());
      if (isDue) await advance(desk, id, "worker");
    });
  } finally {
    underWay.delete(id);
  }
}

/** What a job of the queue does: the step, and a job for the one after it. */
export async function workOnLead(desk: Desk, id: string): Promise<void> {
  await takeStep(desk, id);
  const at = nextTouch(await findSubmission(desk, id), desk.now());
  if (at) await desk.queue?.wake("lead", id, at);
}
