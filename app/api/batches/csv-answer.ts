import type { ResultFile } from "#lib/domain/batch-results.ts";
import { resultFileName } from "#lib/domain/batch-results.ts";
import { SEPARATORS } from "#lib/domain/csv.ts";
import { dayIn } from "#lib/domain/day-range.ts";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { takeExportPlace } from "#lib/server/auth/limits.ts";
import { batchCsv } from "#lib/server/batches/results.ts";
import { findOwnBatch } from "#lib/server/batches/rows.ts";
import { log } from "#lib/server/config/log.ts";
import { batchHandler } from "./[id]/own.ts";

/** Bytes as the client takes them; `over` is called once, however it ends. A failure breaks the download off. */
function streamOf(chunks: AsyncGenerator<string>, over: () => void): ReadableStream {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (!done) return controller.enqueue(Buffer.from(value));
        over();
        controller.close();
      } catch (error) {
        over();
        log().warn({ event: "results-broken", error: error instanceof Error ? error.name : "unknown" });
        controller.error(error);
      }
    },
    cancel: over,
  });
}

/** The handler of a batch's file of results, or of its failed rows alone. */
export function csvHandler(file: ResultFile, doing: string) {
  return batchHandler(doing, async (request, session, desk, id) => {
    const { broker } = session;
    const batch = await findOwnBatch(desk, session, id);
    if (!batch || batch.state === "filling") {
      return err(problem("unknown-address", { broker: broker.name, doing }));
    }
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${resultFileName(file, dayIn(batch.createdAt, broker.timeZone))}"`,
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    };
    if (request.method === "HEAD") return ok(new Response(null, { headers }));
    const over = takeExportPlace(session.id);
    if (!over) return err(problem("too-many-requests", { broker: broker.name, doing }));
    request.signal.addEventListener("abort", over);
    const wanted = new URL(request.url).searchParams.get("separator");
    const separator = wanted === "semicolon" ? SEPARATORS.semicolon : SEPARATORS.comma;
    return ok(new Response(streamOf(batchCsv(desk, session, batch, file, separator), over), { headers }));
  });
}
