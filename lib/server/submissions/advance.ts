import "server-only";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { lookUp } from "./look-up.ts";
import {
  changeIf,
  expireLeases,
  findOwn,
  findSubmission,
  isSecondOnItsWay,
  type SubmissionRow,
} from "./rows.ts";
import { type Drive, send } from "./send.ts";
import { whileUnderWay } from "./under-way.ts";

async function step(desk: Desk, id: string, drive: Drive): Promise<void> {
  const row = await findSubmission(desk, id);
  if (row?.state === "unknown") await lookUp(desk, id, drive === "worker");
  const now = await findSubmission(desk, id);
  // What a look-up has set free does not wait; rows of an import go with their batch, unless somebody presses.
  const own = drive === "press" || now?.batchId === null;
  if (now?.state === "queued" && own) await send(desk, id, row?.state === "unknown" ? "press" : drive);
  const after = await findSubmission(desk, id);
  // A 409 after an unanswered attempt is looked up at once: it may be the proof that the attempt arrived.
  if (after?.state === "unknown" && after.conflicted && now?.state === "queued") {
    await lookUp(desk, id, drive === "worker");
  }
}

/**
 * Takes a submission's next step, whichever that is; a lead that a look-up has set free is sent at once.
 * This is all that a worker has to drive.
 */
export function advance(desk: Desk, id: string, drive: Drive = "handover"): Promise<void> {
  return whileUnderWay(step(desk, id, drive));
}

/** What has been due for `sinceMs`; queued rows of imports are their batch's to send. */
function dueFor(desk: Desk, sinceMs: number) {
  const { state, batchId, nextAt, createdAt } = submissions;
  const before = new Date(desk.now().getTime() - sinceMs).toISOString();
  const byHand = and(eq(state, "queued"), isNull(batchId));
  return and(
    or(eq(state, "unknown"), byHand),
    sql`coalesce(${nextAt}, ${createdAt}) <= ${before}::timestamptz`,
  );
}

/**
 * The ids of all that has been due for `sinceMs`, at one broker or at all, oldest first. Who keys a lead in sends it
 * too: a worker that looks for what was left behind gives them that long.
 */
export async function dueSubmissions(
  desk: Desk,
  most: number,
  sinceMs = 0,
  brokerId: string | null = null,
): Promise<string[]> {
  await expireLeases(desk);
  const atBroker = brokerId === null ? undefined : eq(submissions.brokerId, brokerId);
  const rows = await desk.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(dueFor(desk, sinceMs), atBroker))
    .orderBy(asc(submissions.createdAt))
    .limit(most);
  return rows.map((row) => row.id);
}

/** The brokers at which something has been due for `sinceMs`. */
export async function brokersWithDue(desk: Desk, sinceMs: number): Promise<string[]> {
  await expireLeases(desk);
  const rows = await desk.db
    .selectDistinct({ brokerId: submissions.brokerId })
    .from(submissions)
    .where(dueFor(desk, sinceMs));
  return rows.map((row) => row.brokerId);
}

/** Back on its way: an unanswered lead is looked up first, every other is queued. */
async function resume(desk: Desk, row: SubmissionRow): Promise<boolean> {
  const state = row.reason === "no-answer-for-a-day" ? "unknown" : "queued";
  try {
    const change = { state, reason: null, nextAt: null } as const;
    return (await changeIf(desk, row, ["held"], change)) !== null;
  } catch (error) {
    if (isSecondOnItsWay(error)) return false;
    throw error;
  }
}

/** What "Try again" does: looks an unknown lead up, sends a queued one, sets a held one on its way again. */
export async function tryAgain(
  desk: Desk,
  session: Session,
  id: string,
): Promise<Result<SubmissionRow, Problem>> {
  await expireLeases(desk);
  const about = { broker: session.broker.name, doing: "try this lead again" };
  const row = await findOwn(desk, session.connectionId, id);
  if (!row) return err(problem("unknown-address", about));
  if (row.state === "held") await resume(desk, row);
  return ok(row);
}

/**
 * Cancels a lead that is provably not at the broker, or gives up one whose fate could not be found out; one on its
 * way cannot be called back.
 */
export async function cancel(
  desk: Desk,
  session: Session,
  id: string,
): Promise<Result<SubmissionRow, Problem>> {
  const about = { broker: session.broker.name, doing: "cancel this lead" };
  const row = await findOwn(desk, session.connectionId, id);
  if (!row) return err(problem("unknown-address", about));
  const reason = row.reason === "no-answer-for-a-day" ? row.reason : null;
  const change = { state: "cancelled", reason, nextAt: null, settledAt: desk.now() } as const;
  const cancelled = await changeIf(desk, row, ["queued", "held"], change);
  return cancelled ? ok(cancelled) : ok((await findSubmission(desk, id)) ?? row);
}

const AT_ONCE = 4;

/** Advances several, a few at a time. */
export async function advanceAll(desk: Desk, ids: readonly string[]): Promise<void> {
  const left = [...ids];
  const lane = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) await advance(desk, id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
