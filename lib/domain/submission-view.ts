import type { LeadInput } from "./lead-input.ts";
import type { SubmissionReason, SubmissionState } from "./submission.ts";

/** What a page may know of a submission. Times are ISO instants. */
export type SubmissionView = {
  readonly id: string;
  readonly state: SubmissionState;
  readonly reason: SubmissionReason | null;
  readonly email: string;
  readonly name: string;
  readonly offer: string;
  readonly attempts: number;
  /** The broker's own id of the lead, where it told one. */
  readonly leadId: string | null;
  /** The broker's text of the last answer, for "Technical details". */
  readonly technical: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
  /** When it is tried or looked up next. */
  readonly nextAt: string | null;
  /** For correcting it in the form; null once erased. */
  readonly lead: LeadInput | null;
};

/** What stands beside the form. */
export type DeskSubmissions = {
  /** Every unsettled lead of the account, whatever session, newest first. */
  readonly unsettled: readonly SubmissionView[];
  /** The last ten settled ones of this session, newest first. */
  readonly recent: readonly SubmissionView[];
};
