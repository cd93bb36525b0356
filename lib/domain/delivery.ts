import type { BrokerProblem } from "./problem.ts";
import type {
  HeldReason,
  RejectedReason,
  SubmissionReason,
  SubmissionState,
  WaitReason,
} from "./submission.ts";

/** What a call to create the lead ended with. */
export type SendOutcome =
  | { readonly kind: "accepted"; readonly leadId: string | null }
  | { readonly kind: BrokerProblem; readonly retryAfterMs?: number | null };

/** The part of a submission that the rules look at. */
export type Way = {
  readonly attempts: number;
  /** When the first attempt left that had no trustworthy answer; null where all were answered. */
  readonly unansweredSince: Date | null;
  /** When the last attempt left. */
  readonly lastSentAt: Date | null;
  readonly absentSince: Date | null;
  /** A 409 has met this lead after an unanswered attempt. */
  readonly conflicted: boolean;
};

/** Where a submission goes from here. `at`: not before this may it be touched by itself again. */
export type Step =
  | { readonly state: "accepted"; readonly leadId: string | null }
  | { readonly state: "duplicate"; readonly leadId: string | null }
  | { readonly state: "rejected"; readonly reason: RejectedReason }
  | { readonly state: "held"; readonly reason: HeldReason }
  | { readonly state: "queued"; readonly reason: WaitReason; readonly at: Date }
  | { readonly state: "unknown"; readonly at: Date; readonly conflicted: boolean };

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** DESIGN: each call's own deadline. */
export const CALL_DEADLINE_MS = 30 * SECOND;
/** DESIGN: after how long an unknown lead is looked up, counted from its last attempt; hourly from there. */
const LOOK_UP_AFTER_MS = [5, 30, 95, 160, 600].map((seconds) => seconds * SECOND);

const later = (from: Date, ms: number) => new Date(from.getTime() + ms);

/** 2 s, doubled with each attempt, at most 15 min; `jitter` from 0 to 1 spreads them by a fifth. */
export function backOffMs(attempts: number, jitter: number): number {
  const base = Math.min(2 * SECOND * 2 ** Math.max(0, attempts - 1), 900 * SECOND);
  return Math.round(base * (0.9 + jitter * 0.2));
}

/** When an unknown lead is looked up next. */
export function nextLookUp(way: Way, now: Date): Date {
  const from = way.lastSentAt ?? now;
  const due = LOOK_UP_AFTER_MS.map((ms) => later(from, ms)).find((at) => at > now);
  return due ?? later(now, HOUR);
}

/** What an answer to "create lead" means for the submission (UPSTREAM 2, DESIGN "The way of a lead"). */
export function afterSend(outcome: SendOutcome, way: Way, now: Date, jitter: number): Step {
  switch (outcome.kind) {
    case "accepted":
      return { state: "accepted", leadId: outcome.leadId };
    case "conflict":
      return way.unansweredSince
        ? { state: "unknown", at: now, conflicted: true }
        : { state: "duplicate", leadId: null };
    case "field-not-stored":
      return { state: "rejected", reason: "field-not-stored" };
    case "lead-not-valid":
      return { state: "rejected", reason: "not-valid" };
    case "refused":
      return { state: "rejected", reason: "refused" };
    case "not-found":
      return { state: "held", reason: "offer-unknown" };
    case "not-permitted":
      return { state: "held", reason: "not-permitted" };
    case "token-refused":
    case "credentials-refused":
      return { state: "held", reason: "sign-in" };
    case "busy": {
      const wait = outcome.retryAfterMs ?? Math.max(30 * SECOND, backOffMs(way.attempts, jitter));
      return { state: "queued", reason: "busy", at: later(now, wait) };
    }
    case "not-sent":
      return { state: "queued", reason: "unreachable", at: later(now, backOffMs(way.attempts, jitter)) };
    case "no-answer":
    case "unreadable":
    case "unavailable":
    case "aborted":
      return { state: "unknown", at: nextLookUp(way, now), conflicted: way.conflicted };
  }
}

/** What a person must do before there is a token again; null where waiting may help. */
export function heldWithoutAccess(kind: BrokerProblem): HeldReason | null {
  if (kind === "credentials-refused" || kind === "token-refused") return "sign-in";
  return kind === "not-permitted" ? "not-permitted" : null;
}

/** What no access token means for a lead that has not been sent. */
export function withoutAccess(kind: BrokerProblem, way: Way, now: Date, jitter: number): Step {
  const reason = heldWithoutAccess(kind);
  if (reason) return { state: "held", reason };
  const at = later(now, backOffMs(way.attempts + 1, jitter));
  return { state: "queued", reason: "token-unavailable", at };
}

export type Offers = {
  readonly tryAgain: boolean;
  /** As it was, as a new submission: the broker may have mended what it refused it for. */
  readonly sendAnew: boolean;
  readonly correct: boolean;
  readonly cancel: boolean;
};

/** Whether the person may press "Try again", "Correct" or "Cancel" for a lead in this state. */
export function offersFor({
  state,
  reason,
}: {
  state: SubmissionState;
  reason: SubmissionReason | null;
}): Offers {
  // One that may have arrived is looked up or given up: corrected it could be there twice.
  const mayBeThere = reason === "no-answer-for-a-day";
  return {
    tryAgain: state === "queued" || state === "unknown" || state === "held",
    sendAnew: state === "rejected",
    correct:
      (state === "held" && !mayBeThere) ||
      state === "rejected" ||
      state === "duplicate" ||
      state === "queued",
    cancel: state === "queued" || state === "held",
  };
}
