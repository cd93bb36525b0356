import { looksLikeData, looksLikeLabel } from "./import-looks.ts";
import type { ImportFault, SourceTable } from "./import-types.ts";
import { err, ok, type Result } from "./result.ts";

/** `notes` say what was put right, in words. */
export type ReadTable = {
  readonly header: SourceTable["header"];
  readonly rows: string[][];
  readonly notes: readonly string[];
};

export const MOST_COLUMNS = 200;
/** Titles and dates that reports have above their header. */
const MOST_ABOVE = 5;
const SAMPLE = 50;

export const EMPTY_FILE: ImportFault = {
  message: "There are no rows in it.",
  next: "Choose a file with a row for each lead, or download the template.",
};

export const ONLY_HEADER: ImportFault = {
  message: "There is a header and no rows.",
  next: EMPTY_FILE.next,
};

const tooWide = (columns: number): ImportFault => ({
  message: `It has ${columns.toLocaleString("en")} columns; at most ${MOST_COLUMNS} can be read.`,
  next: "Check that this is the right file, or keep only the columns of the leads.",
});

/** Which row is the header: -1 where the rows begin at once. */
function headerAt(rows: readonly (readonly string[])[]): number {
  for (const [at, row] of rows.slice(0, MOST_ABOVE).entries()) {
    if (row.some(looksLikeData)) break;
    const labels = row.filter(looksLikeLabel).length;
    const filled = row.filter((cell) => cell.trim() !== "").length;
    if (labels >= 2 || (labels === 1 && filled === 1 && at === 0)) return at;
  }
  const [first = [], ...others] = rows.slice(0, SAMPLE);
  if (first.some(looksLikeData)) return -1;
  // A header stands above the cells that are data, a row that merely lacks them has nothing there.
  const telling = first.findIndex((_, column) => others.some((row) => looksLikeData(row[column] ?? "")));
  return telling !== -1 && first[telling]?.trim() === "" ? -1 : 0;
}

/** Every column has a name of its own, for showing it. */
function namedColumns(header: readonly string[], width: number): string[] {
  const seen = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const name = (header[column] ?? "").replace(/\s+/gu, " ").trim() || `Column ${column + 1}`;
    let distinct = name;
    for (let count = 2; seen.has(distinct); count += 1) distinct = `${name} (${count})`;
    seen.add(distinct);
    return distinct;
  });
}

const usedWidth = (row: readonly string[]): number => {
  let width = row.length;
  while (width > 0 && row[width - 1]?.trim() === "") width -= 1;
  return width;
};

const counted = (count: number, one: string, more: string): string =>
  count === 1 ? `1 row ${one}` : `${count.toLocaleString("en")} rows ${more}`;

/**
 * Rows without the empty ones as a table: header found, every row as long as it. Takes the rows over and pads them.
 * A sheet's rows end with their last filled cell, so there a short row is not worth a note.
 */
export function tableOf(rows: string[][], isSheet = false): Result<ReadTable, ImportFault> {
  const at = headerAt(rows);
  const header = rows[at] ?? [];
  const body = rows.slice(at + 1);
  if (body.length === 0) return err(header.length === 0 ? EMPTY_FILE : ONLY_HEADER);
  let width = usedWidth(header);
  for (const row of body) width = Math.max(width, usedWidth(row));
  if (width > MOST_COLUMNS) return err(tooWide(width));
  const expected = at === -1 ? width : usedWidth(header);
  let [short, long] = [0, 0];
  for (const row of body) {
    if (row.length < Math.min(expected, header.length || expected)) short += 1;
    if (usedWidth(row) > expected) long += 1;
    while (row.length < width) row.push("");
    if (row.length > width) row.length = width;
  }
  const notes = [];
  if (at > 0) notes.push(`${counted(at, "above the header was", "above the header were")} left out.`);
  if (at === -1) notes.push("No header was found: the columns are numbered.");
  if (short > 0 && !isSheet)
    notes.push(`${counted(short, "is", "are")} shorter than the others; the missing cells are empty.`);
  if (long > 0)
    notes.push(
      `${counted(long, "has", "have")} more cells than the header; they are in columns of their own.`,
    );
  return ok({
    header: namedColumns(at === -1 ? [] : header, width),
    rows: body,
    notes,
  });
}
