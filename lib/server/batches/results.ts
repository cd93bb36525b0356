import "server-only";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import {
  FAILED_STATES,
  RESULT_HEADERS,
  type ResultFile,
  resultCells,
  withoutResultColumns,
} from "#lib/domain/batch-results.ts";
import { BYTE_ORDER_MARK, type CsvSeparator, csvRow } from "#lib/domain/csv.ts";
import type { Session } from "../auth/sessions.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { openCells } from "../submissions/rows.ts";
import { type BatchRow, openHeader } from "./rows.ts";

const ROWS_A_SLICE = 500;

/** A slice of the batch's rows in the file's order, after the row `after`. */
function readSlice(desk: Desk, batchId: string, file: ResultFile, after: number) {
  const { id, rowNumber, cells, state, reason, leadId, lastSentAt } = submissions;
  const wanted = file === "failed" ? inArray(submissions.state, [...FAILED_STATES]) : undefined;
  return desk.db
    .select({ id, rowNumber, cells, state, reason, leadId, lastSentAt })
    .from(submissions)
    .where(and(eq(submissions.batchId, batchId), gt(rowNumber, after), wanted))
    .orderBy(asc(rowNumber))
    .limit(ROWS_A_SLICE);
}

/**
 * The file as CSV text, a slice of rows in each chunk: its own columns as they stood, then what became of each row.
 * Where a row's cells are erased only its outcome is left.
 */
export async function* batchCsv(
  desk: Desk,
  { broker }: Session,
  batch: BatchRow,
  file: ResultFile,
  separator: CsvSeparator,
): AsyncGenerator<string> {
  const own = withoutResultColumns(openHeader(desk, batch) ?? []);
  yield BYTE_ORDER_MARK + csvRow([...own, ...RESULT_HEADERS], separator);
  for (let after = 0; ; ) {
    const rows = await readSlice(desk, batch.id, file, after);
    let text = "";
    for (const row of rows) {
      const cells = openCells(desk, { ...row, connectionId: batch.connectionId }) ?? [];
      const sentAt = row.lastSentAt?.toISOString() ?? null;
      const result = resultCells({ ...row, sentAt }, broker.name, broker.timeZone);
      text += csvRow([...own.map((_, column) => cells[column] ?? ""), ...result], separator);
      after = row.rowNumber ?? after;
    }
    if (text !== "") yield text;
    if (rows.length < ROWS_A_SLICE) return;
  }
}
