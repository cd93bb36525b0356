import type { ResultFile } from "#lib/domain/batch-results.ts";
import { resultFileName } from "#lib/domain/batch-results.ts";
import { SEPARATORS } from "#lib/domain/csv.ts";
import { dayIn } from "#lib/domain/day-range.ts";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { batchCsv } from "#lib/server/batches/results.ts";
import { findOwnBatch } from "#lib/server/batches/rows.ts";
import { csvDownload } from "../csv-download.ts";
import { batchHandler } from "./[id]/own.ts";

/** The handler of a batch's file of results, or of its failed rows alone. */
export function csvHandler(file: ResultFile, doing: string) {
  return batchHandler(doing, async (request, session, desk, id) => {
    const { broker } = session;
    const batch = await findOwnBatch(desk, session, id);
    if (!batch || batch.state === "filling") {
      return err(problem("unknown-address", { broker: broker.name, doing }));
    }
    const wanted = new URL(request.url).searchParams.get("separator");
    const separator = wanted === "semicolon" ? SEPARATORS.semicolon : SEPARATORS.comma;
    const fileName = resultFileName(file, dayIn(batch.createdAt, broker.timeZone));
    return csvDownload(request, session, { doing, fileName, broken: "results-broken" }, async () =>
      ok(batchCsv(desk, session, batch, file, separator)),
    );
  });
}
