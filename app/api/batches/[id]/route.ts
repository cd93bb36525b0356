import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { viewBatch } from "#lib/server/batches/views.ts";
import { NO_STORE } from "../body.ts";
import { batchHandler } from "./own.ts";

export const dynamic = "force-dynamic";

const DOING = "show this import";

/** One BatchView (CONTRACT 6). */
export const GET = batchHandler(DOING, async (_request, session, desk, id) => {
  const view = await viewBatch(desk, session, id);
  if (!view) return err(problem("unknown-address", { broker: session.broker.name, doing: DOING }));
  return ok(Response.json(view, NO_STORE));
});
