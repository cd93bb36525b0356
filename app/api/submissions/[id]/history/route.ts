import { z } from "zod";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { readSubmissionHistory } from "#lib/server/submissions/history-details.ts";

export const dynamic = "force-dynamic";

const DOING = "show this submission";
const wanted = z.guid().toLowerCase();

type Context = { params: Promise<{ id: string }> };

/** SubmissionHistory. Another account's id is as unknown as none (SECURITY 2). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const id = wanted.safeParse((await params).id).data;
  return guardedHandler(DOING, async (_request, session, desk) => {
    const history = id === undefined ? null : await readSubmissionHistory(desk, session, id);
    if (!history) return err(problem("unknown-address", { broker: session.broker.name, doing: DOING }));
    return ok(Response.json(history, { headers: { "cache-control": "no-store" } }));
  })(request);
}
