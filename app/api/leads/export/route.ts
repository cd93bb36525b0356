import { exportFileName, SEPARATORS } from "#lib/domain/csv.ts";
import { leadQueryDays, leadQueryInstants, parseLeadQuery } from "#lib/domain/lead-query.ts";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { takeExportPlace } from "#lib/server/auth/limits.ts";
import { log } from "#lib/server/config/log.ts";
import { beginExport } from "#lib/server/leads/export.ts";

const CSV = "text/csv; charset=utf-8";

export const dynamic = "force-dynamic";

/** Bytes that go out together: the rows come in small texts, each of which would be a write of its own. */
const BYTES_A_WRITE = 128 * 1024;

/** The next texts as bytes, about BYTES_A_WRITE of them; fewer, or none, only at the end. */
async function nextBytes(chunks: AsyncGenerator<string>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for (let size = 0; size < BYTES_A_WRITE; ) {
    const { done, value } = await chunks.next();
    if (done) break;
    const part = Buffer.from(value);
    parts.push(part);
    size += part.length;
  }
  return Buffer.concat(parts);
}

/** Bytes as the client takes them. `over` is called once, however it ends. */
function streamOf(chunks: AsyncGenerator<string>, abort: AbortController, over: () => void): ReadableStream {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const bytes = await nextBytes(chunks);
        if (bytes.length > 0) return controller.enqueue(bytes);
        over();
        controller.close();
      } catch (error) {
        over();
        abort.abort();
        log().warn({ event: "export-broken", error: error instanceof Error ? error.message : "unknown" });
        // The client sees an incomplete download, never a file that only looks whole (CONTRACT 5).
        controller.error(error);
      }
    },
    cancel() {
      over();
      abort.abort();
    },
  });
}

export const GET = guardedHandler("export the leads", async (request, session, desk) => {
  const params = new URL(request.url).searchParams;
  const { broker } = session;
  const query = parseLeadQuery(params);
  const now = desk.now();
  const { from, to, zone } = leadQueryDays(query, now, broker.timeZone);
  const instants = leadQueryInstants(query, now, broker.timeZone);
  if (request.method === "HEAD") return ok(new Response(null, { headers: { "content-type": CSV } }));
  const over = takeExportPlace(session.id);
  if (!over) return err(problem("too-many-requests", { broker: broker.name, doing: "export the leads" }));
  const abort = new AbortController();
  // A client that goes before its response is begun leaves nobody to cancel the stream.
  const gone = () => {
    over();
    abort.abort();
  };
  request.signal.addEventListener("abort", gone);
  if (request.signal.aborted) gone();
  const exported = await beginExport(
    desk,
    session,
    {
      query: query.query.trim(),
      from: new Date(instants.from),
      to: new Date(instants.to),
      zone,
      separator: params.get("separator") === "semicolon" ? SEPARATORS.semicolon : SEPARATORS.comma,
      columns: params.get("columns")?.split(",") ?? null,
    },
    abort.signal,
  ).catch((error: unknown) => {
    over();
    throw error;
  });
  if (!exported.ok) {
    over();
    return exported;
  }
  return ok(
    new Response(streamOf(exported.value, abort, over), {
      headers: {
        "content-type": CSV,
        "content-disposition": `attachment; filename="${exportFileName(broker.id, from, to)}"`,
        "cache-control": "no-store",
        // A proxy in front must not hold the stream back until it is whole.
        "x-accel-buffering": "no",
      },
    }),
  );
});
