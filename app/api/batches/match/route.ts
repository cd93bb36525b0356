import { z } from "zod";
import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { findMatch, MOST_COLUMNS } from "#lib/server/batches/column-matches.ts";
import { NO_STORE, readBody } from "../body.ts";

export const dynamic = "force-dynamic";

const DOING = "look up how such a file was matched before";
const MOST_BYTES = 1024 * 1024;
const question = z.object({ header: z.array(z.string()).max(MOST_COLUMNS) });

/** How the account's last file of this header was matched: `{match: ColumnMatch | null}`. */
export const POST = guardedHandler(DOING, async (request, session, desk) => {
  const about = { broker: session.broker.name, doing: DOING };
  const asked = await readBody(request, question, MOST_BYTES, about);
  if (!asked.ok) return asked;
  const match = await findMatch(desk, session, asked.value.header);
  return ok(Response.json({ match }, NO_STORE));
});
