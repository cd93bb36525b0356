import type { HistoryAttempt, PersonCount } from "./history.ts";
import { countInWords, leadsInWords } from "./history-words.ts";
import { HELD_REASONS, type HeldReason, type SubmissionReason, type SubmissionState } from "./submission.ts";

const CREATE: Readonly<Record<string, (broker: string) => string>> = {
  accepted: (broker) => `${broker} took the lead.`,
  conflict: (broker) => `${broker} answered that it has this lead already.`,
  "field-not-stored": (broker) => `${broker} could not store one of the fields.`,
  "lead-not-valid": (broker) => `${broker} checked the lead and refused it.`,
  refused: (broker) => `${broker} refused the lead.`,
  "not-found": (broker) => `${broker} does not know the offer.`,
  "not-permitted": (broker) => `${broker} does not let this account send leads.`,
  "token-refused": (broker) => `${broker} did not let the desk in; the lead was not taken.`,
  "credentials-refused": (broker) => `${broker} asked for the password; the lead was not taken.`,
  busy: (broker) => `${broker} asked us to slow down and did not take the lead.`,
  "not-sent": (broker) => `${broker} could not be reached; nothing was sent.`,
  "no-answer": (broker) => `${broker} did not answer. The lead may have arrived.`,
  unreadable: (broker) => `${broker} gave an answer that cannot be read. The lead may have arrived.`,
  unavailable: (broker) => `${broker} had trouble of its own. The lead may have arrived.`,
  aborted: () => "The call was broken off. The lead may have arrived.",
};

const LOOK_UP: Readonly<Record<string, (broker: string) => string>> = {
  found: (broker) => `The lead is in the list of ${broker}.`,
  absent: (broker) => `The lead is not in the list of ${broker}.`,
  incomplete: (broker) => `The list of ${broker} could not be read whole, so it says nothing.`,
};

/** What a call ended with, for the person. */
export function answerInWords({ kind, answer, endedAt }: HistoryAttempt, broker: string): string {
  const words = kind === "create" ? CREATE : LOOK_UP;
  const known = answer !== null && Object.hasOwn(words, answer) ? words[answer] : undefined;
  if (known) return known(broker);
  if (kind === "look-up") return `The list of ${broker} could not be had.`;
  return endedAt === null ? "No answer yet." : `${broker} gave no clear answer.`;
}

/** As on the form (outcome.ts), with the names that the buttons have here. */
const HELD_ADVICE: Readonly<Record<HeldReason, (broker: string) => string>> = {
  "sign-in": () => "Sign in again; that sends it.",
  "offer-unknown": () =>
    "Edit it and choose another offer, or send it again once the offer's ID is corrected.",
  "not-permitted": (broker) => `Ask your manager at ${broker} for the permission, then send it again.`,
  "no-answer-for-a-day": (broker) =>
    `Look for it at ${broker}. Send again looks it up once more; Cancel sending gives it up.`,
  "desk-fault": () => "Send it again. If it stays, tell whoever runs this desk.",
};

/** What the person can do now with a lead in this state; null where there is nothing to do. */
export function nextStep(
  { state, reason }: { readonly state: SubmissionState; readonly reason: SubmissionReason | null },
  broker: string,
): string | null {
  switch (state) {
    case "queued":
      return "It is sent by itself. Send again sends it at once.";
    case "unknown":
      return "Send again looks it up at once, and sends it only where it has not arrived.";
    case "held":
      return HELD_ADVICE[HELD_REASONS.find((held) => held === reason) ?? "desk-fault"](broker);
    case "rejected":
    case "duplicate":
      return state === "rejected"
        ? `Edit it and submit it again. If it stays, ask your manager at ${broker}.`
        : "If this is another person, edit the email and submit it again.";
    default:
      return null;
  }
}

/** What "Erase a person" found, before anything is erased. */
export function personInWords({ leads, waiting, onTheirWay }: PersonCount, broker: string): string {
  if (leads === 0) return "Nothing of this person is kept here. What was erased before stays erased.";
  const are = leads === 1 ? "is" : "are";
  const found = `${leadsInWords(leads)} of this person ${are} kept here.`;
  if (onTheirWay > 0) {
    const some = onTheirWay === 1 ? "One of them is" : `${onTheirWay} of them are`;
    return `${found} ${some} being sent to ${broker}, or may have arrived there: erase the person once that is settled.`;
  }
  if (waiting === 0) return found;
  const wait = waiting === 1 ? "One of them waits" : `${countInWords(waiting)} of them wait`;
  return `${found} ${wait} to be sent and will be cancelled.`;
}
