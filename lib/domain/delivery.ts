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
  readonly lookUps: number;
  readonly absentReads: number;
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
/** Absence counts only from this long after the deadline, and twice, this far apart. */
const ABSENCE_MS = 60 * SECOND;
const GIVE_UP_MS = 24 * HOUR;

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

/** What no access token means for a lead that has not been sent. */
export function withoutAccess(kind: BrokerProblem, way: Way, now: Date, jitter: number): Step {
  if (kind === "credentials-refused" || kind === "token-refused") return { state: "held", reason: "sign-in" };
  if (kind === "not-permitted") return { state: "held", reason: "not-permitted" };
  const at = later(now, backOffMs(way.attempts + 1, jitter));
  return { state: "queued", reason: "token-unavailable", at };
}

/** A lead of this email in the broker's list. */
export type Found = {
  readonly leadId: string | null;
  readonly created: Date | null;
  /** The same name or the same phone as ours. */
  readonly alike: boolean;
};

export type ClockAhead = { readonly least: number; readonly most: number };

/** A read of the broker's list for one email. Not good: failed, incomplete, or its emails are masked. */
export type LookUp =
  | { readonly good: false }
  | {
      readonly good: true;
      readonly found: readonly Found[];
      /** How far the broker's clock is ahead of ours, at least and at most: a slow answer leaves it open. */
      readonly clockAheadMs: ClockAhead;
    };

/** Clocks are compared by a header of whole seconds, and the lead is stored somewhat after its request. */
const WINDOW_SLACK_MS = 5 * SECOND;

function isOurs(found: Found, way: Way, ahead: ClockAhead): boolean {
  if (!found.alike || !found.created || !way.unansweredSince || !way.lastSentAt) return false;
  const earliest = found.created.getTime() - ahead.most;
  const latest = found.created.getTime() - ahead.least;
  const opens = way.unansweredSince.getTime() - WINDOW_SLACK_MS;
  const closes = way.lastSentAt.getTime() + CALL_DEADLINE_MS + ABSENCE_MS;
  return latest >= opens && earliest <= closes;
}

export type Reconciled = {
  readonly step: Step;
  readonly absentReads: number;
  readonly absentSince: Date | null;
};

/**
 * What a look-up means for an unknown lead. It goes back to queued only after two good reads without it,
 * 60 s apart, the first 60 s after the deadline; never after a 409.
 */
export function afterLookUp(lookUp: LookUp, way: Way, now: Date): Reconciled {
  const { absentReads, absentSince, conflicted } = way;
  const still = (reads: number, since: Date | null): Reconciled => {
    const soon = since ? later(now, ABSENCE_MS) : nextLookUp(way, now);
    return { step: { state: "unknown", at: soon, conflicted }, absentReads: reads, absentSince: since };
  };
  if (!lookUp.good) {
    const stuck = now.getTime() - (way.unansweredSince ?? now).getTime() >= GIVE_UP_MS;
    const at = nextLookUp(way, now);
    const step: Step = stuck
      ? { state: "held", reason: "no-answer-for-a-day" }
      : { state: "unknown", at, conflicted };
    return { step, absentReads, absentSince };
  }
  const ours = lookUp.found.find((found) => isOurs(found, way, lookUp.clockAheadMs));
  const settled = (step: Step): Reconciled => ({ step, absentReads, absentSince });
  if (ours) return settled({ state: "accepted", leadId: ours.leadId });
  const [other] = lookUp.found;
  if (other) return settled({ state: "duplicate", leadId: other.leadId });
  const sent = way.lastSentAt ?? now;
  if (now.getTime() < sent.getTime() + CALL_DEADLINE_MS + ABSENCE_MS) return still(absentReads, absentSince);
  if (!absentSince) return still(1, now);
  if (now.getTime() - absentSince.getTime() < ABSENCE_MS) return still(absentReads, absentSince);
  if (conflicted) return settled({ state: "duplicate", leadId: null });
  return settled({ state: "queued", reason: "not-arrived", at: now });
}

export type Offers = { readonly tryAgain: boolean; readonly correct: boolean; readonly cancel: boolean };

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
    correct:
      (state === "held" && !mayBeThere) ||
      state === "rejected" ||
      state === "duplicate" ||
      state === "queued",
    cancel: state === "queued" || state === "held",
  };
}
