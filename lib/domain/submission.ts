/** The states of DESIGN's "The way of a lead". */
export const SUBMISSION_STATES = [
  "queued",
  "sending",
  "unknown",
  "held",
  "accepted",
  "duplicate",
  "rejected",
  "cancelled",
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const FINAL_STATES = ["accepted", "duplicate", "rejected", "cancelled"] as const;
export type FinalState = (typeof FINAL_STATES)[number];
export const UNSETTLED_STATES = ["queued", "sending", "unknown", "held"] as const;

export function isFinal(state: SubmissionState): state is FinalState {
  return FINAL_STATES.some((final) => final === state);
}

/** Why a queued lead waits. */
export const WAIT_REASONS = [
  "unreachable",
  "busy",
  "same-email",
  "not-arrived",
  "token-unavailable",
] as const;
/** Why a held lead needs a person. */
export const HELD_REASONS = [
  "offer-unknown",
  "not-permitted",
  "sign-in",
  "no-answer-for-a-day",
  "desk-fault",
] as const;
/** Held until something is put right at the broker or by whoever runs the desk; as it is, the lead may then go again. */
export const MENDED_ELSEWHERE = ["offer-unknown", "not-permitted"] as const satisfies readonly HeldReason[];
/** Why a rejected lead was refused. */
export const REJECTED_REASONS = ["field-not-stored", "not-valid", "refused"] as const;

export type WaitReason = (typeof WAIT_REASONS)[number];
export type HeldReason = (typeof HELD_REASONS)[number];
export type RejectedReason = (typeof REJECTED_REASONS)[number];
export type SubmissionReason = WaitReason | HeldReason | RejectedReason;
