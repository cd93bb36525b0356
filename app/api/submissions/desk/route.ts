import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { viewDesk } from "#lib/server/submissions/views.ts";

export const dynamic = "force-dynamic";

/** What stands beside the form: DeskSubmissions. */
export const GET = guardedHandler("show your leads", async (_request, session, desk) =>
  ok(Response.json(await viewDesk(desk, session), { headers: { "cache-control": "no-store" } })),
);
