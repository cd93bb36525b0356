import type { ColumnMatch } from "./import-types.ts";
import type { SubmissionState } from "./submission.ts";

/** "filling": its rows are still being stored; nothing of it is sent, and nobody but its sender knows of it. */
export const BATCH_STATES = ["filling", "running", "paused", "done", "cancelled"] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** What a page may know of a batch. Times are ISO instants. */
export type BatchView = {
  readonly id: string;
  readonly fileName: string;
  readonly state: Exclude<BatchState, "filling">;
  /** Rows handed in, and how many of them are settled. */
  readonly total: number;
  readonly done: number;
  /** Rows of the file that this desk had submitted before: they are not part of `total`. */
  readonly already: number;
  readonly counts: Readonly<Partial<Record<SubmissionState, number>>>;
  /** Waiting for the person's password; they go on after the next sign-in. */
  readonly heldForSignIn: number;
  /** Held until something is put right that is none of theirs; then all can go again together. */
  readonly heldForMending: number;
  /** Leads a minute over the last minute; null until there is something to go by, 0 where none is settled any more. */
  readonly perMinute: number | null;
  readonly secondsLeft: number | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
};

/** A batch as the page begins it with the desk. */
export type NewBatch = {
  readonly fileName: string;
  /** Hexadecimal SHA-256 of the file or paste. */
  readonly fileHash: string;
  readonly header: readonly string[];
  readonly match: ColumnMatch;
  /** How many rows will be handed in. */
  readonly rows: number;
  /** How many more the page leaves out because this desk has submitted them before. */
  readonly already: number;
};

/** A row on its way from the page to the desk. `lead` is a LeadForm that the desk checks again. */
export type HandedRow = {
  /** Counted from 1, the header not counted. */
  readonly row: number;
  readonly lead: unknown;
  /** The row as it stood in the file. */
  readonly cells: readonly string[];
};

/** What became of handed rows: each is in exactly one of the three. */
export type HandedRows = {
  readonly stored: number;
  /** Row numbers that this desk had submitted before. */
  readonly already: readonly number[];
  readonly faulty: readonly { readonly row: number; readonly message: string }[];
};

/** At most this many rows in one POST of rows. */
export const ROWS_AT_ONCE = 1000;
export const MOST_ROWS = 100_000;
export const MOST_BYTES = 50 * 1024 * 1024;

/** An import of this account with the same file, handed in before. `createdAt` is an ISO instant. */
export type EarlierBatch = { readonly id: string; readonly createdAt: string; readonly total: number };

/** What `POST /api/batches` answers; `same` only where this file was sent before. */
export type BatchStarted = { readonly id: string; readonly same?: EarlierBatch };

/** What `POST /api/batches/<id>/send` answers. Where `total` is 0 the batch is done at once: nothing of it was new. */
export type BatchSent = { readonly id: string; readonly total: number; readonly already: number };

/**
 * Which emails the broker's list has, in the order asked. `complete` is false where the list could not be read whole,
 * or hides emails: then an unknown one may be known all the same. While the list is read: `under`, pages so far.
 */
export type KnownAtBroker =
  | { readonly under: { readonly read: number; readonly of: number | null } }
  | { readonly known: readonly boolean[]; readonly complete: boolean };

/** At most this many emails in one question. */
export const EMAILS_AT_ONCE = 2000;
/** At most this many bytes in one POST of rows. */
export const ROWS_MOST_BYTES = 8 * 1024 * 1024;

/** A page of the account's imports, newest first; pages count from 1. */
export type BatchHistory = {
  readonly batches: readonly BatchView[];
  readonly page: number;
  readonly pages: number;
};
