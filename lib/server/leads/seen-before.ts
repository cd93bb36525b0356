import "server-only";
import { parseInstant } from "#lib/domain/day-range.ts";
import type { Lead } from "#lib/domain/lead.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { SeenAtBroker } from "#lib/domain/seen-before.ts";
import { withAccess } from "../auth/access-token.ts";
import type { Session } from "../auth/sessions.ts";
import { findByEmail } from "../broker/find-by-email.ts";
import type { Desk } from "../db/desk.ts";

const timeOf = ({ created }: Lead): number => (created === null ? 0 : (parseInstant(created) ?? 0));

/** What the broker's list has of an email address. `signal` ends the look with the request that asked for it. */
export async function seenAtBroker(
  desk: Desk,
  session: Session,
  email: string,
  signal: AbortSignal,
): Promise<Result<SeenAtBroker, Problem>> {
  const { broker, connectionId, partnerId } = session;
  const answer = await withAccess(desk, connectionId, (access) =>
    findByEmail(access.broker, access.token, { partnerId, email, now: desk.now, signal }),
  );
  if (!answer.ok) {
    const about = { broker: broker.name, doing: "check whether this lead was sent before" };
    return err(problem(answer.error.kind, about));
  }
  const { leads, good } = answer.value;
  const last = leads.toSorted((one, other) => timeOf(other) - timeOf(one))[0];
  return ok({
    times: leads.length,
    last: last ? { created: last.created, status: last.status } : null,
    complete: good,
  });
}
