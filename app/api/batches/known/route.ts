import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { knownAtBroker } from "#lib/server/batches/known.ts";
import { NO_STORE, readBody } from "../body.ts";
import { EMAILS_MOST_BYTES, emailsSchema } from "../emails.ts";

export const dynamic = "force-dynamic";

const DOING = "check which leads the broker knows";

/** Which of these emails the broker's list has: KnownAtBroker. To be asked again while the list is read. */
export const POST = guardedHandler(DOING, async (request, session, desk) => {
  const about = { broker: session.broker.name, doing: DOING };
  const asked = await readBody(request, emailsSchema, EMAILS_MOST_BYTES, about);
  if (!asked.ok) return asked;
  const known = await knownAtBroker(desk, session, asked.value.emails);
  return known.ok ? ok(Response.json(known.value, NO_STORE)) : known;
});
