import type { LeadForm } from "./lead-input.ts";
import type { LeadSourceParts } from "./lead-source.ts";

/** What a column of a file can stand for. `fullName` is split into first and last, `leadSource` into its four parts. */
export const IMPORT_FIELDS = [
  "firstName",
  "lastName",
  "fullName",
  "email",
  "phone",
  "country",
  "leadSource",
  "sourceName",
  "sourceSite",
  "sourceDescription",
  "trackingId",
  "state",
  "city",
  "postCode",
  "address",
  "dateOfBirth",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** A file as rows of texts: every cell is text as it stood there, rows as long as the header. */
export type SourceTable = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Which column (from 0) stands for which field; a field that is absent is not in the file. */
export type ColumnMatch = Readonly<Partial<Record<ImportField, number>>>;

/** What all rows share where the file has no column for it, or its cell is empty. */
export type ImportConstants = {
  readonly offerUuid: string;
  /** ISO alpha-2 or empty. */
  readonly country: string;
  readonly source: LeadSourceParts;
  /** A full name begins with the surname, as its column's header says. */
  readonly lastNameFirst?: boolean;
};

/** A row after the form's own checks. `faults`: what is wrong, by field, in the form's words; empty where it is ready. */
export type CheckedRow = {
  readonly form: LeadForm;
  /** The email as it is compared, null where it is none. */
  readonly emailKey: string | null;
  readonly faults: Readonly<Partial<Record<ImportField | "offerUuid", string>>>;
  /** What looks wrong and can be sent all the same, by field: what the form only warns of. */
  readonly doubts: Readonly<Partial<Record<ImportField, string>>>;
};

/** Where a row stands before anything is sent. "repeated": the same email is in an earlier row of the file. */
export type RowStanding = "ready" | "faulty" | "repeated" | "already";

/** Why a file or a paste cannot be read, and what to do about it, in words for the person. */
export type ImportFault = { readonly message: string; readonly next: string };

/** Rows by where they stand; the four add up to `total`, which leaves removed rows out. */
export type ImportCounts = { readonly total: number } & { readonly [standing in RowStanding]: number };

/** A row as the grid shows it. */
export type RowView = {
  /** Counted from 1, the header not counted; it stays the row's own when others are removed. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly standing: RowStanding;
  /** Of a repeated row: the earlier one with its email, where that has problems, so that neither is sent. */
  readonly behind?: number;
  readonly faults: CheckedRow["faults"];
  readonly doubts: CheckedRow["doubts"];
};

/** One change for all faulty cells of a column. */
export type ImportFix = {
  /** Names the change: `fixTexts` makes the new texts of it. */
  readonly id: string;
  readonly column: number;
  readonly field: ImportField;
  /** "Read phone numbers of this column as Polish (+48)" */
  readonly label: string;
  /** How many of the rows with problems it would mend. */
  readonly rows: number;
  /** A cell before and after. */
  readonly example: { readonly before: string; readonly after: string };
};
