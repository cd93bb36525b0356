import { ok } from "#lib/domain/result.ts";
import { sendBatch } from "#lib/server/batches/send-batch.ts";
import { NO_STORE } from "../../body.ts";
import { batchHandler } from "../own.ts";

export const dynamic = "force-dynamic";

/** Sets the import on its way: BatchSent. Pressed again it changes nothing. */
export const POST = batchHandler("send this import", async (_request, session, desk, id) => {
  const sent = await sendBatch(desk, session, id);
  return sent.ok ? ok(Response.json(sent.value, NO_STORE)) : sent;
});
