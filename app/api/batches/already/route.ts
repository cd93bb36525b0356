import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { alreadySubmitted } from "#lib/server/batches/submitted.ts";
import { NO_STORE, readBody } from "../body.ts";
import { EMAILS_MOST_BYTES, emailsSchema } from "../emails.ts";

export const dynamic = "force-dynamic";

const DOING = "check which leads were submitted before";

/** Which of these emails this desk has submitted: `{already: boolean[]}`, in the order asked. */
export const POST = guardedHandler(DOING, async (request, session, desk) => {
  const about = { broker: session.broker.name, doing: DOING };
  const asked = await readBody(request, emailsSchema, EMAILS_MOST_BYTES, about);
  if (!asked.ok) return asked;
  const already = await alreadySubmitted(desk, session, asked.value.emails);
  return ok(Response.json({ already }, NO_STORE));
});
