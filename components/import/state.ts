import type { EarlierBatch, HandedRows } from "#lib/domain/batch.ts";
import type { ColumnMatch, ImportConstants, ImportCounts, ImportFix } from "#lib/domain/import-types.ts";
import type { OpenedTable, OpenOptions } from "./reader/protocol.ts";

export const STEPS = ["file", "match", "check"] as const;
export type Step = (typeof STEPS)[number];

/** Why something did not happen and what to do now, in words for the person. */
export type Trouble = {
  readonly message: string;
  readonly next: string;
  /** It is of the text in the box "Paste rows", and stands there. */
  readonly inPaste?: boolean;
};

/** What is under way; `part` is from 0 to 1, null where nobody can say. */
export type Work = {
  readonly kind: "opening" | "checking" | "fixing" | "asking" | "sending";
  readonly part: number | null;
};

/** What the rows come from: kept, so that it can be read again in another way. */
export type Origin =
  | { readonly kind: "file"; readonly file: File; readonly options: OpenOptions }
  | { readonly kind: "text"; readonly text: string; readonly options: OpenOptions };

/** A batch that is being handed in; kept where that broke off, so that it is gone on with. */
export type Filling = {
  readonly id: string;
  readonly rows: number;
  /** An earlier import of the same file, other than those sent from here. */
  readonly earlier: EarlierBatch | null;
  /** Null until the desk has all rows. */
  readonly handed: Handed | null;
};

/** The rows that the desk took, and those that it found faulty, which stay. */
export type Handed = { readonly gone: readonly number[]; readonly refused: HandedRows["faulty"] };

/** What the last sending came to. */
export type Sent = {
  readonly id: string;
  readonly total: number;
  readonly already: number;
  readonly refused: HandedRows["faulty"];
  readonly earlier: EarlierBatch | null;
};

/** What the broker knew when it was asked. */
export type Known = {
  /** Emails as they are compared. */
  readonly emails: ReadonlySet<string>;
  /** The rows that have one of these now. */
  readonly rows: ReadonlySet<number>;
  /** Whether its whole list could be seen. */
  readonly complete: boolean;
};

/** All that the page shows of an import. The rows themselves stay in the worker. */
export type ImportState = {
  readonly step: Step;
  /** The text in the box "Paste rows". */
  readonly text: string;
  /** A file was chosen after that text was put there: the newest choice counts. */
  readonly passedOver: boolean;
  /** What is read, or was read last. */
  readonly origin: Origin | null;
  readonly opened: OpenedTable | null;
  /** "Continue" was pressed while the file was still being read. */
  readonly goesOn: boolean;
  readonly work: Work | null;
  readonly trouble: Trouble | null;
  readonly match: ColumnMatch;
  /** The match comes from an earlier file with this header. */
  readonly remembered: boolean;
  readonly constants: ImportConstants;
  /** "Continue" was pressed: what is missing is marked from then on. */
  readonly tried: boolean;
  readonly counts: ImportCounts | null;
  readonly fixes: readonly ImportFix[];
  /** Goes up with every change of the rows. */
  readonly version: number;
  readonly onlyProblems: boolean;
  /** The changes that can be undone, in words, the last one last. */
  readonly undoable: readonly string[];
  readonly filling: Filling | null;
  readonly known: Known | null;
  readonly sent: Sent | null;
  /** Ids of the batches sent from these rows. */
  readonly batches: readonly string[];
};

export function initialState(constants: ImportConstants): ImportState {
  return {
    step: "file",
    text: "",
    passedOver: false,
    origin: null,
    opened: null,
    goesOn: false,
    work: null,
    trouble: null,
    match: {},
    remembered: false,
    constants,
    tried: false,
    counts: null,
    fixes: [],
    version: 0,
    onlyProblems: false,
    undoable: [],
    filling: null,
    known: null,
    sent: null,
    batches: [],
  };
}
