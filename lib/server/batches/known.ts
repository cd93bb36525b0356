import "server-only";
import type { KnownAtBroker } from "#lib/domain/batch.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Session } from "../auth/sessions.ts";
import type { BrokerFailure } from "../broker/errors.ts";
import { logFailure } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { type KnownList, readKnownList, shortHash } from "./known-list.ts";

/** How long a list that was read counts as the broker's. */
const KEPT_MS = 5 * 60_000;
/** Lists in memory at once, over all accounts of this process. */
const MOST_LISTS = 8;

type Reading = {
  read: number;
  of: number | null;
  /** When it ended, by the desk's clock; null while it is read. */
  endedAt: number | null;
  result: Result<KnownList, BrokerFailure> | "failed" | null;
};

/** By connection: each account sees its own list. */
const readings = new Map<string, Reading>();

function start(desk: Desk, session: Session): Reading {
  const reading: Reading = { read: 0, of: null, endedAt: null, result: null };
  const end = (result: Reading["result"]) => {
    reading.result = result;
    reading.endedAt = desk.now().getTime();
  };
  readKnownList(desk, session, (read, of) => Object.assign(reading, { read, of })).then(end, (error) => {
    logFailure("known-list-failed", error);
    end("failed");
  });
  return reading;
}

/** Makes room for one more; false where every list is still being read. */
function makeRoom(now: number): boolean {
  for (const [key, { endedAt }] of readings) {
    if (endedAt !== null && now - endedAt >= KEPT_MS) readings.delete(key);
  }
  if (readings.size < MOST_LISTS) return true;
  const done = [...readings].find(([, { endedAt }]) => endedAt !== null);
  if (done) readings.delete(done[0]);
  return done !== undefined;
}

/**
 * Which of these emails (as they are compared) the broker has. The first question starts reading its list, in the
 * background and once for the account; until it is read the answer says how far it is.
 */
export async function knownAtBroker(
  desk: Desk,
  session: Session,
  emails: readonly string[],
): Promise<Result<KnownAtBroker, Problem>> {
  const about = { broker: session.broker.name, doing: "check which leads the broker knows" };
  const now = desk.now().getTime();
  const kept = readings.get(session.connectionId);
  const isOld = kept?.endedAt != null && now - kept.endedAt >= KEPT_MS;
  if (kept && isOld) readings.delete(session.connectionId);
  const reading = kept && !isOld ? kept : makeRoom(now) ? start(desk, session) : null;
  if (!reading) return err(problem("too-many-requests", about));
  readings.set(session.connectionId, reading);
  const { result, read, of } = reading;
  if (result === null) return ok({ under: { read, of } });
  if (result !== "failed" && result.ok) {
    const { hashes, complete } = result.value;
    return ok({ known: emails.map((email) => hashes.has(shortHash(desk, email))), complete });
  }
  // The next question starts anew.
  readings.delete(session.connectionId);
  return err(
    result === "failed"
      ? problem("unexpected", about)
      : problem(result.error.kind, about, result.error.technical),
  );
}
