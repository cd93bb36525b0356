import "server-only";
import { and, count, eq, inArray, isNull, notInArray, or, type SQL } from "drizzle-orm";
import type { StateCounts, WaitingCounts } from "#lib/domain/history.ts";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { prepareLabels } from "./history-labels.ts";
import { expireLeases } from "./rows.ts";

/** The account's submissions, without the rows of files that are still being stored: nobody has handed them in yet. */
export async function ofAccount(desk: Desk, connectionId: string): Promise<SQL | undefined> {
  const account = eq(submissions.connectionId, connectionId);
  const filling = await desk.db
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.connectionId, connectionId), eq(batches.state, "filling")));
  if (filling.length === 0) return account;
  const ids = filling.map(({ id }) => id);
  return and(account, or(isNull(submissions.batchId), notInArray(submissions.batchId, ids)));
}

const NONE: StateCounts = {
  queued: 0,
  sending: 0,
  unknown: 0,
  held: 0,
  accepted: 0,
  duplicate: 0,
  rejected: 0,
  cancelled: 0,
};

/** How many there are in each state. `account`: see ofAccount. */
export async function countStates(desk: Desk, account: SQL | undefined): Promise<StateCounts> {
  const rows = await desk.db
    .select({ state: submissions.state, rows: count() })
    .from(submissions)
    .where(account)
    .groupBy(submissions.state);
  return { ...NONE, ...Object.fromEntries(rows.map(({ state, rows }) => [state, rows])) };
}

/**
 * What the navigation says of the account: leads that are neither settled nor being sent. Every page asks for it, when it
 * is opened and while it is seen: from there on a search of the submissions finds their labels opened.
 */
export async function waitingCounts(desk: Desk, session: Session): Promise<WaitingCounts> {
  await expireLeases(desk);
  const account = await ofAccount(desk, session.connectionId);
  prepareLabels(desk, session.connectionId, account);
  const rows = await desk.db
    .select({ state: submissions.state, reason: submissions.reason, rows: count() })
    .from(submissions)
    .where(and(account, inArray(submissions.state, ["queued", "unknown", "held"])))
    .groupBy(submissions.state, submissions.reason);
  const sum = (counted: typeof rows) => counted.reduce((total, one) => total + one.rows, 0);
  const signIn = rows.filter(({ state, reason }) => state === "held" && reason === "sign-in");
  return { waiting: sum(rows), heldForSignIn: sum(signIn) };
}
