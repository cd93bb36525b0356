import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { and, count, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Erasure, PersonCount } from "#lib/domain/history.ts";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { attempts, submissions } from "../db/schema.ts";
import { emailHash } from "./accept.ts";
import { forgetLabels } from "./history-labels.ts";
import { expireLeases } from "./rows.ts";

const DAY_MS = 86_400_000;
const AT_ONCE = 500;

/** A submission without its personal data. The outcome stays, and the keyed hashes. */
const ERASED = { lead: null, label: null, cells: null, technical: null } as const;

/**
 * Erases the personal data of leads that were settled longer ago than `KEEP_LEADS_DAYS` (SECURITY 11): the lead and the
 * broker's texts. The outcome stays, and the keyed hash of the email, by which the same person is known again.
 * Returns how many were erased.
 */
export async function eraseOldLeads(desk: Desk): Promise<number> {
  const before = new Date(desk.now().getTime() - desk.config.env.KEEP_LEADS_DAYS * DAY_MS);
  const old = and(lt(submissions.settledAt, before), isNotNull(submissions.lead));
  let erased = 0;
  for (;;) {
    const rows = await desk.db.select({ id: submissions.id }).from(submissions).where(old).limit(AT_ONCE);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) break;
    await desk.db.update(attempts).set({ technical: null }).where(inArray(attempts.submissionId, ids));
    await desk.db.update(submissions).set(ERASED).where(inArray(submissions.id, ids));
    erased += ids.length;
    // The embedded database answers without a pause: everybody else has their turn between two slices.
    await nextTurn();
  }
  // A call that ended in the moment of the erasure may have noted its answer after it.
  const gone = desk.db.select({ id: submissions.id }).from(submissions).where(isNull(submissions.lead));
  await desk.db
    .update(attempts)
    .set({ technical: null })
    .where(and(isNotNull(attempts.technical), inArray(attempts.submissionId, gone)));
  if (erased > 0) forgetLabels(desk);
  return erased;
}

const ON_THEIR_WAY = ["sending", "unknown"] as const;
const WAITING = ["queued", "held"] as const;

/** What is still here of the person in this account, from whatever session or import. `key`: the email as it is compared. */
function ofPerson(desk: Desk, session: Session, key: string): SQL | undefined {
  const { lead, label, cells, technical } = submissions;
  return and(
    eq(submissions.connectionId, session.connectionId),
    eq(submissions.emailHash, emailHash(desk, key)),
    or(isNotNull(lead), isNotNull(label), isNotNull(cells), isNotNull(technical)),
  );
}

async function countStates(db: Db, where: SQL | undefined): Promise<PersonCount> {
  const rows = await db
    .select({ state: submissions.state, rows: count() })
    .from(submissions)
    .where(where)
    .groupBy(submissions.state);
  const sum = (states: readonly string[] | null) =>
    rows.reduce((total, { state, rows: some }) => total + (states?.includes(state) === false ? 0 : some), 0);
  return { leads: sum(null), waiting: sum(WAITING), onTheirWay: sum(ON_THEIR_WAY) };
}

/** What `erasePerson` would find. */
export async function countPerson(desk: Desk, session: Session, key: string): Promise<PersonCount> {
  await expireLeases(desk);
  return countStates(desk.db, ofPerson(desk, session, key));
}

/**
 * Erases one person from all of this account's submissions, rows of imports among them. What waits is cancelled with
 * it; while a lead is being sent or may have arrived nothing is erased, since its outcome is still to be found out.
 * `key`: the email as it is compared.
 */
export async function erasePerson(desk: Desk, session: Session, key: string): Promise<Erasure> {
  await expireLeases(desk);
  const person = ofPerson(desk, session, key);
  const erasure = await desk.db.transaction(async (tx): Promise<Erasure> => {
    // Locked: none of them may be claimed for sending between the count and the erasure.
    await tx.select({ id: submissions.id }).from(submissions).where(person).for("update");
    const { leads, waiting, onTheirWay } = await countStates(tx, person);
    if (onTheirWay > 0) return { kind: "on-its-way", leads: onTheirWay };
    const { state, reason, settledAt } = submissions;
    const isWaiting = inArray(state, [...WAITING]);
    const erased = await tx
      .update(submissions)
      .set({
        ...ERASED,
        state: sql`case when ${isWaiting} then 'cancelled' else ${state} end`,
        // Of one that may have arrived the doubt stays.
        reason: sql`case when ${isWaiting} and ${reason} <> 'no-answer-for-a-day' then null else ${reason} end`,
        nextAt: null,
        settledAt: sql`coalesce(${settledAt}, ${desk.now().toISOString()}::timestamptz)`,
      })
      .where(person)
      .returning({ id: submissions.id });
    for (let from = 0; from < erased.length; from += AT_ONCE) {
      const ids = erased.slice(from, from + AT_ONCE).map(({ id }) => id);
      await tx.update(attempts).set({ technical: null }).where(inArray(attempts.submissionId, ids));
    }
    return { kind: "erased", leads, cancelled: waiting };
  });
  if (erasure.kind === "erased") forgetLabels(desk);
  return erasure;
}
