import { lookAt, matchContent } from "./import-match-content.ts";
import { fieldOfHeader } from "./import-match-words.ts";
import { type ColumnMatch, IMPORT_FIELDS, type ImportField, type SourceTable } from "./import-types.ts";
import { labelOf } from "./paste-labels.ts";

/** Rows whose cells are looked at. */
const SAMPLE_ROWS = 200;

/** True where a column's header says that its full names begin with the surname. */
export function isLastNameFirst(header: string): boolean {
  return labelOf(header) === "lastFirst";
}

type Candidate = { readonly column: number; readonly rank: number };

/** The columns by what their headers say, best first. */
function byHeader(header: readonly string[]): Map<ImportField | "name", Candidate[]> {
  const found = new Map<ImportField | "name", Candidate[]>();
  for (const [column, text] of header.entries()) {
    // A header that comes twice has a number behind it.
    const meaning = fieldOfHeader(text.replace(/ \(\d+\)$/u, ""));
    if (!meaning) continue;
    const others = found.get(meaning.field) ?? [];
    found.set(meaning.field, [...others, { column, rank: meaning.rank }]);
  }
  return found;
}

const isNumbered = (header: string): boolean => /^Column \d+$/.test(header);

/**
 * Which column holds which field: by header, then by the cells of the first 200 rows. A column stands for one field at
 * most. Where several columns have one meaning the fuller one wins.
 */
export function matchColumns(table: SourceTable): ColumnMatch {
  const sample = table.rows.slice(0, SAMPLE_ROWS);
  const looks = table.header.map((_, column) => lookAt(sample.map((row) => row[column] ?? "")));
  const headers = byHeader(table.header);
  settleName(headers);
  const match = new Map<ImportField, number>();
  const taken = new Set<number>();
  const put = (field: ImportField, column: number) => {
    if (match.has(field) || taken.has(column)) return;
    match.set(field, column);
    taken.add(column);
  };
  for (const field of IMPORT_FIELDS) {
    const worth = ({ column, rank }: Candidate) => {
      const look = looks[column];
      return rank + (look && sample.length > 0 ? (4 * look.filled) / sample.length : 0);
    };
    const [best] = (headers.get(field) ?? []).sort((one, other) => worth(other) - worth(one));
    if (best) put(field, best.column);
  }
  const hasHeader = !table.header.every(isNumbered);
  const byCells = matchContent(looks, (field) => !match.has(field), taken, hasHeader);
  for (const [field, column] of byCells) put(field, column);
  return Object.fromEntries(match);
}

/** "Name" is the first name beside a surname's column, the surname beside a first name's, else the full name. */
function settleName(headers: Map<ImportField | "name", Candidate[]>): void {
  const names = headers.get("name");
  if (!names) return;
  const field = headers.has("lastName") ? "firstName" : headers.has("firstName") ? "lastName" : "fullName";
  if (!headers.has(field)) headers.set(field, names);
}
