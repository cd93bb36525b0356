import { MOST_BYTES } from "#lib/domain/batch.ts";
import { matchColumns } from "#lib/domain/import-columns.ts";
import { decodeText } from "#lib/domain/import-decode.ts";
import { parseDelimited } from "#lib/domain/import-delimited.ts";
import { hashRows } from "#lib/domain/import-hash.ts";
import { named, rowlessText, sniffFile } from "#lib/domain/import-sniff.ts";
import { EMPTY_FILE, ONLY_HEADER, type ReadTable } from "#lib/domain/import-table.ts";
import type { ImportFault } from "#lib/domain/import-types.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { type OpenedTable, type OpenOptions, type ReadProgress, TOO_BIG } from "./protocol.ts";
import { readWorkbook } from "./xlsx.ts";

export type Progress = (progress: ReadProgress) => void;
export type ReadFile = { readonly opened: OpenedTable; readonly table: ReadTable };

type Origin = Pick<OpenedTable, "fileName" | "encoding" | "encodingSure" | "delimiter" | "sheets" | "sheet">;

const PREVIEW_ROWS = 5;

function opened(origin: Origin, table: ReadTable): ReadFile {
  const { header, rows, notes } = table;
  const preview = rows.slice(0, PREVIEW_ROWS);
  const match = matchColumns({ header, rows });
  const about = { header, rowCount: rows.length, preview, match, fileHash: hashRows(rows), notes };
  return { opened: { ...origin, ...about }, table };
}

const NO_SHEETS = { sheets: [], sheet: null } as const;

const isRowless = (fault: ImportFault): boolean => fault === EMPTY_FILE || fault === ONLY_HEADER;

/** The bytes of a file as a table, and what the page is told of it. */
export async function readBytes(
  bytes: Uint8Array,
  fileName: string,
  options: OpenOptions,
  progress: Progress,
): Promise<Result<ReadFile, ImportFault>> {
  if (bytes.length > MOST_BYTES) return err(TOO_BIG);
  const kind = sniffFile(bytes, fileName);
  if (typeof kind === "object") return err(kind);
  const parsing = (part: number) => progress({ stage: "parsing", part });
  if (kind === "xlsx") {
    const read = await readWorkbook(bytes, options.sheet, parsing);
    if (!read.ok) return err(named(fileName, read.error));
    const { sheets, sheet, ...table } = read.value;
    const origin = { fileName, encoding: null, encodingSure: true, delimiter: null, sheets, sheet };
    return ok(opened(origin, table));
  }
  const { text, encoding, sure } = decodeText(bytes, options.encoding);
  const read = parseDelimited(text, options.delimiter, parsing);
  if (!read.ok) return err(isRowless(read.error) ? rowlessText(fileName, read.error) : read.error);
  const { delimiter, ...table } = read.value;
  return ok(opened({ fileName, encoding, encodingSure: sure, delimiter, ...NO_SHEETS }, table));
}

/** Rows that were pasted, mostly out of a spreadsheet. */
export function readText(
  text: string,
  { delimiter: named }: OpenOptions,
  progress: Progress,
): Result<ReadFile, ImportFault> {
  const read = parseDelimited(text, named, (part) => progress({ stage: "parsing", part }));
  if (!read.ok) return read;
  const { delimiter, ...table } = read.value;
  const origin = { fileName: "Pasted rows", encoding: null, encodingSure: true, delimiter, ...NO_SHEETS };
  return ok(opened(origin, table));
}
