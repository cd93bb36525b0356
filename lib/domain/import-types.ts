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
};

/** A row after the form's own checks. `faults`: what is wrong, by field, in the form's words; empty where it is ready. */
export type CheckedRow = {
  readonly form: LeadForm;
  /** The email as it is compared, null where it is none. */
  readonly emailKey: string | null;
  readonly faults: Readonly<Partial<Record<ImportField | "offerUuid", string>>>;
};

/** Where a row stands before anything is sent. "repeated": the same email is in an earlier row of the file. */
export type RowStanding = "ready" | "faulty" | "repeated" | "already";
