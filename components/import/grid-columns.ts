import { IMPORT_FIELD_NAMES } from "#lib/domain/import-match.ts";
import { type ColumnMatch, IMPORT_FIELDS, type ImportField, type RowView } from "#lib/domain/import-types.ts";
import { figure } from "./words.ts";

/** A column of the grid that a cell of the file stands in. */
export type GridColumn = {
  readonly field: ImportField;
  readonly label: string;
  /** Its place in the file, from 0. */
  readonly column: number;
  /** In rem. */
  readonly width: number;
};

const WIDE: Readonly<Partial<Record<ImportField, number>>> = {
  email: 17,
  fullName: 14,
  leadSource: 18,
  sourceDescription: 13,
  address: 15,
  country: 8,
  postCode: 8,
};

/** The matched columns in the form's order; the others are of no use here. */
export function gridColumns(match: ColumnMatch): GridColumn[] {
  return IMPORT_FIELDS.flatMap((field) => {
    const column = match[field];
    return column === undefined
      ? []
      : [{ field, label: IMPORT_FIELD_NAMES[field], column, width: WIDE[field] ?? 11 }];
  });
}

/** What there is to say of a cell. `at` is the grid's column, 0 where there is none. */
export type Note = { readonly at: number; readonly label: string; readonly message: string };

/** What is wrong with the row, in words, its fields in the grid's order. */
export function faultsOf({ faults }: RowView, columns: readonly GridColumn[]): Note[] {
  return notesOf(faults, columns);
}

/** What looks wrong in a row that goes all the same; of those that stay something else is said. */
export function doubtsOf({ standing, doubts }: RowView, columns: readonly GridColumn[]): Note[] {
  return standing === "ready" ? notesOf(doubts, columns) : [];
}

function notesOf(words: RowView["faults"], columns: readonly GridColumn[]): Note[] {
  const entries = Object.entries(words).map(([field, message]) => {
    const index = columns.findIndex((column) => column.field === field);
    return { at: index + 1, label: columns[index]?.label ?? "This lead", message };
  });
  return entries.sort((one, other) => one.at - other.at);
}

const STANDING_WORDS: Readonly<Record<RowView["standing"], string>> = {
  ready: "Ready",
  faulty: "Has problems",
  repeated: "Repeated: this email is in an earlier row",
  already: "Already submitted",
};

/** Where a row stands, for those without faults. */
export function standingWords({ standing, behind }: RowView): string {
  // Neither of the two is sent, so the one that holds both up is named.
  return behind === undefined
    ? STANDING_WORDS[standing]
    : `Repeated: row ${figure(behind)} has this email, and problems`;
}
