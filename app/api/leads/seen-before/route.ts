import { z } from "zod";
import { parseEmail } from "#lib/domain/email.ts";
import { needsSignIn, problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import type { SeenBefore } from "#lib/domain/seen-before.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { seenAtBroker } from "#lib/server/leads/seen-before.ts";
import { viewByEmail } from "#lib/server/submissions/views.ts";

export const dynamic = "force-dynamic";

const MOST_BYTES = 4096;

/** `except`: a submission that is being corrected; it does not count as seen. */
const question = z.object({ email: z.string().max(255), except: z.guid().toLowerCase().nullish() });

async function read(request: Request) {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MOST_BYTES)) return null;
  const body: unknown = await request.json().catch(() => null);
  return question.safeParse(body).data ?? null;
}

/** POST, since an email has no place in an address (SECURITY 11). */
export const POST = guardedHandler(
  "check whether this lead was sent before",
  async (request, session, desk) => {
    const asked = await read(request);
    const email = asked && parseEmail(asked.email);
    if (!email?.ok) {
      const about = { broker: session.broker.name, doing: "check whether this lead was sent before" };
      return err(problem("bad-request", about));
    }
    const { address, key } = email.value;
    const [broker, own] = await Promise.all([
      seenAtBroker(desk, session, address, request.signal),
      viewByEmail(desk, session, key),
    ]);
    const last = own.find(({ id, state }) => state !== "cancelled" && id !== asked?.except);
    if (!broker.ok && (!last || needsSignIn(broker.error.code))) return broker;
    const seen: SeenBefore = {
      broker: broker.ok ? broker.value : null,
      desk: last ? { state: last.state, createdAt: last.createdAt } : null,
    };
    return ok(Response.json(seen, { headers: { "cache-control": "no-store" } }));
  },
);
