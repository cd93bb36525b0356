import { parseInstant } from "./day-range.ts";
import { outcomeOf } from "./outcome.ts";
import type { SubmissionState } from "./submission.ts";

/** What a broker's list has of one email. */
export type SeenAtBroker = {
  /** How many leads of this email were found. */
  readonly times: number;
  /** The youngest of them as the broker sent it (an ISO instant, its own words); null where there is none. */
  readonly last: { readonly created: string | null; readonly status: string | null } | null;
  /** The whole list was read: where nothing was found there is nothing. */
  readonly complete: boolean;
};

/** What is known of an email before it is submitted. */
export type SeenBefore = {
  /** Null where the broker's list could not be read. */
  readonly broker: SeenAtBroker | null;
  /** This desk's own last lead of the email, unless it was cancelled. Its instant is ISO. */
  readonly desk: { readonly state: SubmissionState; readonly createdAt: string } | null;
};

/** Who looks, and when. */
export type SeenContext = { readonly broker: string; readonly timeZone: string; readonly now: Date };

/** `seen`: the person should know before pressing; `new`: certainly not there; `unsure`: it could not be checked. */
export type SeenNote = { readonly kind: "seen" | "new" | "unsure"; readonly words: string };

/** "today at 14:05", "on 12 Nov", "on 12 Nov 2024": the day of the zone. */
export function whenWords(iso: string, { timeZone, now }: Pick<SeenContext, "timeZone" | "now">): string {
  const time = parseInstant(iso);
  if (time === null) return "";
  const part = (date: Date | number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(date);
  const day = { day: "numeric", month: "short", year: "numeric" } as const;
  if (part(time, day) === part(now, day)) {
    return `today at ${part(time, { hour: "2-digit", minute: "2-digit" })}`;
  }
  const sameYear = part(time, { year: "numeric" }) === part(now, { year: "numeric" });
  return `on ${part(time, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) })}`;
}

function atBroker({ times, last }: SeenAtBroker, context: SeenContext): string {
  const when = last?.created ? whenWords(last.created, context) : "";
  const sent =
    times > 1 ? `Sent ${times} times, last ${when || "at an unknown time"}` : `Sent ${when || "before"}`;
  return last?.status ? `${sent}, status ${last.status}` : sent;
}

/** The broker's word comes first: it has seen leads that this desk has not. */
export function seenBeforeNote({ broker, desk }: SeenBefore, context: SeenContext): SeenNote {
  if (broker && broker.times > 0) return { kind: "seen", words: atBroker(broker, context) };
  if (desk) {
    const { label } = outcomeOf({ state: desk.state, reason: null, email: "" }, context.broker);
    return {
      kind: "seen",
      words: `Entered here ${whenWords(desk.createdAt, context)}: ${label.toLowerCase()}`,
    };
  }
  if (broker?.complete) return { kind: "new", words: `New to ${context.broker}` };
  return { kind: "unsure", words: `Could not check whether ${context.broker} has this lead` };
}
