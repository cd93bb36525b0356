import { z } from "zod";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { viewSubmission } from "#lib/server/submissions/views.ts";

export const dynamic = "force-dynamic";

const DOING = "show this lead";
const wanted = z.guid().toLowerCase();

type Context = { params: Promise<{ id: string }> };

/** One SubmissionView. Another account's id is as unknown as none (SECURITY 2). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const id = wanted.safeParse((await params).id).data;
  return guardedHandler(DOING, async (_request, session, desk) => {
    const view = id === undefined ? null : await viewSubmission(desk, session, id);
    if (!view) return err(problem("unknown-address", { broker: session.broker.name, doing: DOING }));
    return ok(Response.json(view, { headers: { "cache-control": "no-store" } }));
  })(request);
}
