import { CALL_DEADLINE_MS, nextLookUp, type Step, type Way } from "./delivery.ts";

const SECOND = 1000;
/** Absence counts only from this long after the deadline, and twice, this far apart. */
const ABSENCE_MS = 60 * SECOND;
const GIVE_UP_MS = 24 * 3600 * SECOND;

/** A lead of this email in the broker's list. */
export type Found = {
  readonly leadId: string | null;
  /** When it was created, and last changed, where the broker says so. */
  readonly created: Date | null;
  readonly updated: Date | null;
  /** The same name or the same phone as ours. */
  readonly alike: boolean;
  /** Another submission of this desk came in as it. */
  readonly isAnothers: boolean;
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

/**
 * Whether a found lead is the one that our attempt left. Any field may be missing (UPSTREAM 3). Without a time nothing
 * says that it is older, while an attempt of ours is known to have left for just this person: it counts as ours. Either
 * way it is there, and nothing is sent again.
 */
function isOurs(found: Found, way: Way, ahead: ClockAhead): boolean {
  if (!found.alike || found.isAnothers || !way.unansweredSince || !way.lastSentAt) return false;
  const opens = way.unansweredSince.getTime() - WINDOW_SLACK_MS;
  const closes = way.lastSentAt.getTime() + CALL_DEADLINE_MS + ABSENCE_MS;
  // What was changed before our attempt left was there before it.
  const seen = found.created ?? found.updated;
  if (seen && seen.getTime() - ahead.least < opens) return false;
  return found.created === null || found.created.getTime() - ahead.most <= closes;
}

export type Reconciled = {
  readonly step: Step;
  readonly absentSince: Date | null;
};

/**
 * What a look-up means for an unknown lead. It goes back to queued only after two good reads without it,
 * 60 s apart, the first 60 s after the deadline; never after a 409.
 */
export function afterLookUp(lookUp: LookUp, way: Way, now: Date): Reconciled {
  const { absentSince, conflicted } = way;
  const still = (since: Date | null): Reconciled => {
    const soon = since ? new Date(now.getTime() + ABSENCE_MS) : nextLookUp(way, now);
    return { step: { state: "unknown", at: soon, conflicted }, absentSince: since };
  };
  if (!lookUp.good) {
    // Of the last attempt: those before were found absent, however long ago.
    const stuck = now.getTime() - (way.lastSentAt ?? now).getTime() >= GIVE_UP_MS;
    const at = nextLookUp(way, now);
    const step: Step = stuck
      ? { state: "held", reason: "no-answer-for-a-day" }
      : { state: "unknown", at, conflicted };
    return { step, absentSince };
  }
  const candidates = lookUp.found.filter((found) => isOurs(found, way, lookUp.clockAheadMs));
  const ours = candidates.find(({ created }) => created !== null) ?? candidates[0];
  const settled = (step: Step): Reconciled => ({ step, absentSince });
  if (ours) return settled({ state: "accepted", leadId: ours.leadId });
  const [other] = lookUp.found;
  if (other) return settled({ state: "duplicate", leadId: other.leadId });
  const sent = way.lastSentAt ?? now;
  if (now.getTime() < sent.getTime() + CALL_DEADLINE_MS + ABSENCE_MS) return still(absentSince);
  if (!absentSince) return still(now);
  if (now.getTime() - absentSince.getTime() < ABSENCE_MS) return still(absentSince);
  if (conflicted) return settled({ state: "duplicate", leadId: null });
  return settled({ state: "queued", reason: "not-arrived", at: now });
}
