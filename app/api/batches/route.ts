import { z } from "zod";
import { MOST_ROWS } from "#lib/domain/batch.ts";
import { ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { columnMatchSchema, MOST_COLUMNS } from "#lib/server/batches/column-matches.ts";
import { createBatch } from "#lib/server/batches/create.ts";
import { NO_STORE, readBody } from "./body.ts";

export const dynamic = "force-dynamic";

const DOING = "begin this import";
const MOST_BYTES = 1024 * 1024;

const count = z.int().min(0).max(MOST_ROWS);

const wanted = z.object({
  fileName: z.string().trim().min(1).max(255),
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  header: z.array(z.string()).max(MOST_COLUMNS),
  match: columnMatchSchema,
  rows: count,
  already: count.default(0),
});

/** Begins an import: BatchStarted, 201. */
export const POST = guardedHandler(DOING, async (request, session, desk) => {
  const body = await readBody(request, wanted, MOST_BYTES, { broker: session.broker.name, doing: DOING });
  if (!body.ok) return body;
  const started = await createBatch(desk, session, body.value);
  return started.ok ? ok(Response.json(started.value, { status: 201, ...NO_STORE })) : started;
});
