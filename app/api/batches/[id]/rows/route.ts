import { z } from "zod";
import { ROWS_AT_ONCE, ROWS_MOST_BYTES } from "#lib/domain/batch.ts";
import { ok } from "#lib/domain/result.ts";
import { MOST_COLUMNS } from "#lib/server/batches/column-matches.ts";
import { storeRows } from "#lib/server/batches/store-rows.ts";
import { NO_STORE, readBody } from "../../body.ts";
import { batchHandler } from "../own.ts";

export const dynamic = "force-dynamic";

const DOING = "store these rows";

const handed = z.object({
  // How many an import may have, `storeRows` says in words.
  row: z.int().min(1),
  lead: z.unknown(),
  cells: z.array(z.string()).max(MOST_COLUMNS),
});

const body = z.object({
  rows: z
    .array(handed)
    .max(ROWS_AT_ONCE)
    .refine((rows) => new Set(rows.map(({ row }) => row)).size === rows.length, "a row number comes twice"),
});

/** Stores rows of an import that is not sent yet: HandedRows. The same rows again store nothing twice. */
export const POST = batchHandler(DOING, async (request, session, desk, id) => {
  const about = { broker: session.broker.name, doing: DOING };
  const read = await readBody(request, body, ROWS_MOST_BYTES, about);
  if (!read.ok) return read;
  const stored = await storeRows(desk, session, id, read.value.rows);
  return stored.ok ? ok(Response.json(stored.value, NO_STORE)) : stored;
});
