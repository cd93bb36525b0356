import type { SubmissionReason, SubmissionState } from "./submission.ts";
import type { SubmissionView } from "./submission-view.ts";

/** A lead that was handed in, as lists show it. Times are ISO instants. */
export type HistoryRow = {
  readonly id: string;
  readonly state: SubmissionState;
  readonly reason: SubmissionReason | null;
  /** Name, email and offer are empty once the person is erased. */
  readonly name: string;
  readonly email: string;
  readonly offer: string;
  readonly erased: boolean;
  /** How often it was sent. */
  readonly attempts: number;
  /** The account's user name. */
  readonly by: string;
  /** The import that it came with, and its row there from 1; both null where it was keyed by hand. */
  readonly batchId: string | null;
  readonly rowNumber: number | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
};

export type StateCounts = Readonly<Record<SubmissionState, number>>;

/** One page of an account's submissions, newest first, as `GET /api/submissions` answers it (CONTRACT 6). */
export type HistoryPage = {
  readonly rows: readonly HistoryRow[];
  /** Counts from 1. */
  readonly page: number;
  readonly size: number;
  /** Of what was asked for. */
  readonly totalRows: number;
  /** Of the account, whatever was asked for. */
  readonly counts: StateCounts;
  /** The desk's clock when it answered, ISO: what "3 h ago" is counted from. */
  readonly answeredAt: string;
};

/** One call to the broker, with its answer. */
export type HistoryAttempt = {
  readonly id: string;
  readonly kind: "create" | "look-up";
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** The HTTP status; null where none came. */
  readonly status: number | null;
  /** What the answer meant: "accepted", a BrokerProblem, or what a look-up found. */
  readonly answer: string | null;
  /** The broker's own words. */
  readonly technical: string | null;
};

/** Everything that is known of one submission. */
export type SubmissionHistory = {
  readonly submission: SubmissionView;
  readonly by: string;
  readonly batchId: string | null;
  readonly rowNumber: number | null;
  /** The submission that corrects this one, and the one that this one corrects. */
  readonly correctedBy: string | null;
  readonly corrects: string | null;
  /** When it was sent last; of one that is being sent now there is no attempt yet. */
  readonly lastSentAt: string | null;
  /** Oldest first. */
  readonly attempts: readonly HistoryAttempt[];
};

/** Leads that are not settled and not being sent at this moment. */
export type WaitingCounts = {
  readonly waiting: number;
  /** Of these, those that go on with the next sign-in. */
  readonly heldForSignIn: number;
};

/** What the account has of one person. */
export type PersonCount = {
  /** Leads whose personal data is still here. */
  readonly leads: number;
  /** Of these, queued or held ones: they are cancelled first. */
  readonly waiting: number;
  /** Of these, ones that are being sent or may have arrived: nothing is erased before they settle. */
  readonly onTheirWay: number;
};

/** What became of "erase this person". */
export type Erasure =
  | { readonly kind: "erased"; readonly leads: number; readonly cancelled: number }
  | { readonly kind: "on-its-way"; readonly leads: number };
