import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { waitingCounts } from "#lib/server/submissions/history-counts.ts";

export const dynamic = "force-dynamic";

/** WaitingCounts, for the navigation. */
export const GET = guardedHandler("count what waits", async (_request, session, desk) =>
  ok(Response.json(await waitingCounts(desk, session), { headers: { "cache-control": "no-store" } })),
);
