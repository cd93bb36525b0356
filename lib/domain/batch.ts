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
  /** Leads a minute over the last minute; null until there is something to go by. */
  readonly perMinute: number | null;
  readonly secondsLeft: number | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
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
