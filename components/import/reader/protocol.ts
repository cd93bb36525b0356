import type { HandedRow } from "#lib/domain/batch.ts";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { TextEncodingName } from "#lib/domain/import-decode.ts";
import type {
  ColumnMatch,
  ImportConstants,
  ImportCounts,
  ImportFault,
  ImportFix,
  RowView,
} from "#lib/domain/import-types.ts";
import type { Result } from "#lib/domain/result.ts";

/** How to read a file where the person knows better than the file; what is absent is found out. */
export type OpenOptions = {
  readonly encoding?: TextEncodingName;
  readonly delimiter?: string;
  readonly sheet?: string;
};

/** What the page knows of an opened file: the rows themselves stay in the worker. */
export type OpenedTable = {
  readonly fileName: string;
  /** As many as each row has cells; "Column 1" and so on where the file has no header. */
  readonly header: readonly string[];
  readonly rowCount: number;
  /** The first five rows. */
  readonly preview: readonly (readonly string[])[];
  readonly match: ColumnMatch;
  /** SHA-256 in hex over the rows' cells: a paste of the same rows has the same. */
  readonly fileHash: string;
  /** Null for a spreadsheet and a paste. */
  readonly encoding: TextEncodingName | null;
  /** False where the encoding is a guess that the person should look at. */
  readonly encodingSure: boolean;
  /** Null for a spreadsheet. */
  readonly delimiter: string | null;
  /** Names of a spreadsheet's sheets, and which one was read; empty and null for text. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** What was put right while reading, in words: "3 rows were shorter than the header". */
  readonly notes: readonly string[];
};

export type ReadProgress = {
  readonly stage: "reading" | "parsing" | "checking";
  /** From 0 to 1. */
  readonly part: number;
};

export type RowsPage = {
  readonly rows: readonly RowView[];
  /** Rows of the view that was asked for, all pages together. */
  readonly total: number;
};

/** What an edit did: the row itself and others whose standing it moved. */
export type EditOutcome = {
  readonly changed: readonly RowView[];
  readonly counts: ImportCounts;
};

/** What was done to many rows at once. */
export type ChangeOutcome = {
  /** How many changed or went. With none there is no step that `undo` could take back. */
  readonly rows: number;
  readonly counts: ImportCounts;
};

/** What the worker can be asked. Row numbers count from 1; `from` and `to` count from 0, `to` not included. */
export type Desk = {
  openFile(file: File, options: OpenOptions): Promise<Result<OpenedTable, ImportFault>>;
  openText(text: string, options: OpenOptions): Promise<Result<OpenedTable, ImportFault>>;
  check(match: ColumnMatch, constants: ImportConstants, broker: BrokerProfile): Promise<ImportCounts>;
  emailKeys(from: number, to: number): Promise<(string | null)[]>;
  markSubmitted(rows: readonly number[]): Promise<ImportCounts>;
  rows(from: number, to: number, onlyProblems: boolean): Promise<RowsPage>;
  edit(row: number, column: number, text: string): Promise<EditOutcome>;
  fixes(): Promise<ImportFix[]>;
  applyFix(id: string): Promise<ChangeOutcome>;
  remove(rows: readonly number[]): Promise<ChangeOutcome>;
  undo(): Promise<ImportCounts | null>;
  handed(fromRow: number, count: number): Promise<HandedRow[]>;
};
export type Method = keyof Desk;

/** One message to the worker. */
export type Request = {
  [M in Method]: { readonly id: number; readonly method: M; readonly args: Parameters<Desk[M]> };
}[Method];

/** One message from the worker; `failed` is an error of our own, never the file's. */
export type Reply =
  | { readonly id: number; readonly kind: "progress"; readonly progress: ReadProgress }
  | { readonly id: number; readonly kind: "done"; readonly value: unknown }
  | { readonly id: number; readonly kind: "failed"; readonly message: string };

export const TOO_BIG: ImportFault = {
  message: "This file is larger than 50 MB.",
  next: "Split it into smaller files and import them one after the other.",
};
