import { parseHistoryQuery } from "#lib/domain/history-query.ts";
import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { readHistory } from "#lib/server/submissions/history.ts";

export const dynamic = "force-dynamic";

/** HistoryPage; the parameters are those of the page's own address (CONTRACT 6). */
export const GET = guardedHandler("list your submissions", async (request, session, desk) => {
  const query = parseHistoryQuery(new URL(request.url).searchParams);
  const page = await readHistory(desk, session, query);
  return ok(Response.json(page, { headers: { "cache-control": "no-store" } }));
});
