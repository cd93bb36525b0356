import type {
  HeldReason,
  RejectedReason,
  SubmissionReason,
  SubmissionState,
  WaitReason,
} from "./submission.ts";

export type OutcomeTone = "good" | "busy" | "warn" | "bad" | "neutral";

/** What became of a lead, in words for the person who keyed it in. */
export type Outcome = {
  /** The live region that says it: an alert asks for a decision, a status does not. */
  readonly kind: "status" | "alert";
  readonly tone: OutcomeTone;
  /** One word, for lists. */
  readonly label: string;
  /** What happened to which lead, complete in itself. */
  readonly title: string;
  /** Why, and what it means for the lead; null where the title says it all. */
  readonly why: string | null;
  /** What the person can do now; null where there is nothing to do. */
  readonly next: string | null;
};

/** The part of a submission that the words need. `email` is empty once it is erased. */
export type OutcomeOf = {
  readonly state: SubmissionState;
  readonly reason: SubmissionReason | null;
  readonly email: string;
};

type Names = { readonly lead: string; readonly broker: string };
type Words = { readonly title: string; readonly why: string | null; readonly next: string | null };
type Entry = (names: Names) => Words;

const WAITING: Readonly<Record<WaitReason, Entry>> = {
  unreachable: ({ lead, broker }) => ({
    title: `Queued: ${lead} waits for ${broker}.`,
    why: `${broker} could not be reached. The lead is saved here and nothing of it was sent.`,
    next: "The desk sends it as soon as that changes. Try again in the list sends it now.",
  }),
  busy: ({ lead, broker }) => ({
    title: `Queued: ${lead} waits for ${broker}.`,
    why: `${broker} asks us to slow down and has not taken the lead. It is saved here.`,
    next: "The desk sends it when that time is over; nothing is left to do for you.",
  }),
  "same-email": ({ lead, broker }) => ({
    title: `Queued: ${lead} waits for its turn.`,
    why: `Another lead with this email is still on its way to ${broker}. This one is saved here and goes after it.`,
    next: "The desk sends it when the other one is settled.",
  }),
  "not-arrived": ({ lead, broker }) => ({
    title: `Queued: ${lead} has not arrived at ${broker}.`,
    why: `It was looked up twice in the list of ${broker} and is not there, so sending it again is safe.`,
    next: "The desk sends it next.",
  }),
  "token-unavailable": ({ lead, broker }) => ({
    title: `Queued: ${lead} waits for ${broker}.`,
    why: `${broker} did not let the desk in just now. The lead is saved here and nothing of it was sent.`,
    next: "Press Try again in the list to send it now.",
  }),
};

const HELD: Readonly<Record<HeldReason, Entry>> = {
  "offer-unknown": ({ lead, broker }) => ({
    title: `Held: ${broker} does not know the offer of ${lead}.`,
    why: "The lead is saved here and was not taken. The offer's ID in the configuration may be wrong.",
    next: "Choose another offer and submit again, or ask whoever runs this desk to correct the offer.",
  }),
  "not-permitted": ({ lead, broker }) => ({
    title: `Held: ${broker} does not let this account send ${lead}.`,
    why: "The lead is saved here and was not taken.",
    next: `Ask your manager at ${broker} for the permission, then press Try again in the list.`,
  }),
  "sign-in": ({ lead, broker }) => ({
    title: `Held: ${broker} asks for your password before it takes ${lead}.`,
    why: "The lead is saved here and was not taken.",
    next: "Sign in again; that sends it.",
  }),
  "desk-fault": ({ lead, broker }) => ({
    title: `Held: this desk could not handle ${lead}.`,
    why: `The lead is saved here, and nothing of it was sent to ${broker}. The fault is the desk's own.`,
    next: "Press Try again in the list. If it stays, tell whoever runs this desk.",
  }),
  "no-answer-for-a-day": ({ lead, broker }) => ({
    title: `Held: what became of ${lead} could not be found out for a day.`,
    why: `${broker} gave no clear answer, and its list could not be read. The lead may have arrived.`,
    next: `Look for it at ${broker}. Try again looks it up once more, Cancel takes it off the desk.`,
  }),
};

const REJECTED: Readonly<Record<RejectedReason, Entry>> = {
  "field-not-stored": ({ lead, broker }) => ({
    title: `Rejected: ${broker} could not store ${lead}.`,
    why: "One of the fields is too long for it, or written in a way that it does not take.",
    next: "Shorten or correct the fields, most often a name, the phone or the source, then submit again.",
  }),
  "not-valid": ({ lead, broker }) => ({
    title: `Rejected: ${broker} checked ${lead} and refused it.`,
    why: "A detail that it requires may be missing, or one does not fit the others.",
    next: `Check the phone and the country, fill in what you know under More details, then submit again. If it stays, ask your manager at ${broker} which details are required.`,
  }),
  refused: ({ lead, broker }) => ({
    title: `Rejected: ${broker} refused ${lead}.`,
    why: "It gave a reason of its own; the technical details have it.",
    next: `Correct the lead and submit again. If it stays, ask your manager at ${broker}.`,
  }),
};

const isKeyOf = <K extends string>(table: Readonly<Record<K, Entry>>, key: string | null): key is K =>
  key !== null && Object.hasOwn(table, key);

const unsaid: Pick<Words, "why" | "next"> = { why: null, next: null };

function queued({ lead, broker }: Names): Words {
  return { title: `Queued: ${lead} is saved here and goes to ${broker} next.`, ...unsaid };
}

function held({ lead, broker }: Names): Words {
  return { title: `Held: ${lead} was not taken by ${broker}.`, why: "The lead is saved here.", next: null };
}

/** The words for where a submission stands, naming the lead by its email and the broker. */
export function outcomeOf({ state, reason, email }: OutcomeOf, broker: string): Outcome {
  const names = { lead: email || "the lead", broker };
  switch (state) {
    case "accepted":
      return status("good", "Accepted", {
        title: `Accepted: ${names.lead} is at ${broker}.`,
        ...unsaid,
      });
    case "sending":
      return status("busy", "Sending", {
        title: `Sending: ${names.lead} is saved and on its way to ${broker}.`,
        why: "You can go on; the outcome appears here.",
        next: null,
      });
    case "queued":
      return status("warn", "Queued", (isKeyOf(WAITING, reason) ? WAITING[reason] : queued)(names));
    case "unknown":
      return status("warn", "Unknown", {
        title: `Unknown: ${broker} gave no clear answer about ${names.lead}.`,
        why: "It may have arrived. Before anything is sent again, the desk looks it up in the broker's list.",
        next: "That happens by itself; Try again in the list does so now.",
      });
    case "cancelled":
      if (reason === "no-answer-for-a-day") {
        return status("neutral", "Given up", {
          title: `Given up: ${names.lead} may be at ${broker} all the same.`,
          ...unsaid,
        });
      }
      return status("neutral", "Cancelled", {
        title: `Cancelled: ${names.lead} is not sent to ${broker}.`,
        ...unsaid,
      });
    case "duplicate":
      return alarm("warn", "Duplicate", {
        title: `Duplicate: ${broker} already has ${names.lead}.`,
        why: "Nothing was changed there.",
        next: "If this is another person, correct the email and submit again.",
      });
    case "held":
      return alarm("warn", "Held", (isKeyOf(HELD, reason) ? HELD[reason] : held)(names));
    case "rejected":
      return alarm(
        "bad",
        "Rejected",
        (isKeyOf(REJECTED, reason) ? REJECTED[reason] : REJECTED.refused)(names),
      );
  }
}

const status = (tone: OutcomeTone, label: string, words: Words): Outcome => ({
  kind: "status",
  tone,
  label,
  ...words,
});

const alarm = (tone: OutcomeTone, label: string, words: Words): Outcome => ({
  kind: "alert",
  tone,
  label,
  ...words,
});
