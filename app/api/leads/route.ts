import { parseLeadQuery } from "#lib/domain/lead-query.ts";
import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { readLeadPage } from "#lib/server/leads/list.ts";

export const dynamic = "force-dynamic";

/** The parameters are those of the page's own address (CONTRACT 4). */
export const GET = guardedHandler("list the leads", async (request, session, desk) => {
  const query = parseLeadQuery(new URL(request.url).searchParams);
  const page = await readLeadPage(desk, session, query, request.signal);
  return page.ok ? ok(Response.json(page.value, { headers: { "cache-control": "no-store" } })) : page;
});
