import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { SendOutcome, Step } from "#lib/domain/delivery.ts";
import { isFinal } from "#lib/domain/submission.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { attempts, submissions } from "../db/schema.ts";
import { type SubmissionChange, type SubmissionRow, sealTechnical } from "./rows.ts";

/** What a call was answered with. */
export type Answered = {
  readonly outcome: SendOutcome;
  /** The broker's own text, redacted. */
  readonly technical: string | null;
  readonly status: number | null;
};

/** The columns that a step of the way writes. */
export function stepChange(step: Step, now: Date): SubmissionChange {
  return {
    state: step.state,
    reason: "reason" in step ? step.reason : null,
    nextAt: "at" in step ? step.at : null,
    leaseUntil: null,
    settledAt: isFinal(step.state) ? now : null,
    ...("leadId" in step ? { leadId: step.leadId } : {}),
    ...("conflicted" in step ? { conflicted: step.conflicted } : {}),
  };
}

/** A settled call as the statement reads it: names are columns' own. */
type Settled = Readonly<Record<string, string | number | boolean | null>>;

function settledOf(desk: Desk, row: SubmissionRow, step: Step, answered: Answered): Settled {
  const now = desk.now();
  const change = stepChange(step, now);
  const at = (date: Date | null | undefined) => date?.toISOString() ?? null;
  return {
    id: row.id,
    fence: row.fence,
    state: step.state,
    reason: change.reason ?? null,
    next_at: at(change.nextAt),
    settled_at: at(change.settledAt),
    lead_id: change.leadId ?? null,
    conflicted: change.conflicted ?? null,
    unanswered_since: step.state === "unknown" ? at(row.unansweredSince ?? row.lastSentAt) : null,
    technical: sealTechnical(desk, row, answered.technical),
    attempt_id: randomUUID(),
    started_at: at(row.lastSentAt ?? now),
    ended_at: at(now),
    status: answered.status,
    answer: answered.outcome.kind,
  };
}

/** Stores each answer where it bears the fence of its claim, and its attempt in any case, in one statement. */
async function write(db: Db, settled: readonly Settled[]): Promise<void> {
  await db.execute(sql`
    with settled as (
      select * from json_to_recordset(${JSON.stringify(settled)}::json) as one(
        id uuid, fence integer, state text, reason text, next_at timestamptz, settled_at timestamptz, lead_id text,
        conflicted boolean, unanswered_since timestamptz, technical text,
        attempt_id uuid, started_at timestamptz, ended_at timestamptz, status integer, answer text
      )
    ), noted as (
      insert into ${attempts} (id, submission_id, kind, started_at, ended_at, status, answer, technical)
      select attempt_id, id, 'create', started_at, ended_at, status, answer, technical from settled
    )
    update ${submissions} as row set
      state = settled.state, reason = settled.reason, next_at = settled.next_at, settled_at = settled.settled_at,
      lease_until = null, technical = settled.technical, lead_id = coalesce(settled.lead_id, row.lead_id),
      conflicted = coalesce(settled.conflicted, row.conflicted), last_sent_at = settled.started_at,
      unanswered_since = coalesce(settled.unanswered_since, row.unanswered_since)
    from settled
    where row.id = settled.id and row.fence = settled.fence and row.state in ('sending', 'unknown')`);
}

type Waiting = { readonly settled: Settled; readonly done: PromiseWithResolvers<void> };

/** Answers that came within a moment, or while the database was busy: they are stored together. */
const waiting = new WeakMap<Db, Waiting[]>();
/** Also the network's turn: the embedded database answers without a pause, and calls would wait for storing. */
const GATHER_MS = 3;
const MOST_TOGETHER = 32;

async function storeTogether(db: Db, some: readonly Waiting[]): Promise<void> {
  try {
    await write(
      db,
      some.map(({ settled }) => settled),
    );
    for (const { done } of some) done.resolve();
  } catch (error) {
    const [one] = some;
    // One that cannot be stored must not take the others with it.
    if (some.length > 1) for (const each of some) await storeTogether(db, [each]);
    else one?.done.reject(error);
  }
}

async function storeAll(db: Db, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) {
    await sleep(GATHER_MS);
    await storeTogether(db, queue.splice(0, MOST_TOGETHER));
  }
  waiting.delete(db);
}

/** Stores an answer; a lease that ran out meanwhile does not matter, a newer claim does. */
export function settle(desk: Desk, row: SubmissionRow, step: Step, answered: Answered): Promise<void> {
  const one = { settled: settledOf(desk, row, step, answered), done: Promise.withResolvers<void>() };
  const queue = waiting.get(desk.db);
  if (queue) {
    queue.push(one);
  } else {
    const begun = [one];
    waiting.set(desk.db, begun);
    void storeAll(desk.db, begun);
  }
  return one.done.promise;
}
