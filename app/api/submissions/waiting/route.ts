import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { waitingCounts } from "#lib/server/submissions/history-counts.ts";

export const dynamic = "force-dynamic";

/** WaitingCounts, for the navigation, and whose they are: a page of another account must not act for this one. */
export const GET = guardedHandler("count what waits", async (_request, session, desk) => {
  const counts = await waitingCounts(desk, session);
  const body = { ...counts, account: session.connectionId };
  return ok(Response.json(body, { headers: { "cache-control": "no-store" } }));
});
