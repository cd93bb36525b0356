import { MOST_ROWS } from "./batch.ts";
import { storableText, unguardCell } from "./import-clean.ts";
import { guessDelimiter, namedDelimiter } from "./import-delimiter.ts";
import { splitRows } from "./import-split.ts";
import { type ReadTable, tableOf } from "./import-table.ts";
import type { ImportFault } from "./import-types.ts";
import { err, ok, type Result } from "./result.ts";

export type DelimitedTable = ReadTable & { readonly delimiter: string };

/** More rows above a header than any file has. */
const SPARE_ROWS = 10;

export const TOO_MANY_ROWS: ImportFault = {
  message: `This file has more than ${MOST_ROWS.toLocaleString("en")} rows.`,
  next: "Split it into smaller files and import them one after the other.",
};

const unclosed = (line: number): ImportFault => ({
  message: `A quotation mark opens in line ${line} and is never closed, so the rows after it cannot be told apart.`,
  next: `Open the file in a text editor, look at line ${line}, and close or remove the quotation mark.`,
});

export const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

/** A text of rows as a table. `delimiter` is one character; without it the text itself tells. */
export function parseDelimited(
  text: string,
  delimiter?: string,
  onProgress?: (part: number) => void,
): Result<DelimitedTable, ImportFault> {
  const clean = storableText(text.startsWith("\ufeff") ? text.slice(1) : text);
  const named = namedDelimiter(clean);
  const mark = delimiter?.length === 1 ? delimiter : (named?.delimiter ?? guessDelimiter(clean));
  const body = named ? clean.slice(named.end) : clean;
  const rows: string[][] = [];
  let read = 0;
  const end = splitRows(body, mark, (cells) => {
    for (const cell of cells) read += cell.length + 1;
    if (isEmptyRow(cells)) return true;
    if (rows.length % 10_000 === 0) onProgress?.(read / body.length);
    rows.push(cells.map(unguardCell));
    return rows.length <= MOST_ROWS + SPARE_ROWS;
  });
  if (end.kind === "unclosed") return err(unclosed(end.line + (named ? 1 : 0)));
  if (end.kind === "stopped") return err(TOO_MANY_ROWS);
  const table = tableOf(rows);
  if (!table.ok) return table;
  return table.value.rows.length > MOST_ROWS ? err(TOO_MANY_ROWS) : ok({ ...table.value, delimiter: mark });
}
