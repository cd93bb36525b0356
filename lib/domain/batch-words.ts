import type { BatchView } from "./batch.ts";
import { FAILED_STATES } from "./batch-results.ts";
import { FINAL_STATES, type SubmissionState } from "./submission.ts";

const numbers = new Intl.NumberFormat("en-US");

/** "1,234" */
export const amount = (count: number): string => numbers.format(count);

/** "1 lead", "40 leads" */
export function leads(count: number): string {
  return `${amount(count)} ${count === 1 ? "lead" : "leads"}`;
}

const STATE_WORDS: Readonly<Record<SubmissionState, string>> = {
  queued: "waiting",
  sending: "being sent",
  unknown: "unknown",
  held: "held",
  accepted: "accepted",
  duplicate: "duplicate",
  rejected: "rejected",
  cancelled: "cancelled",
};

function list(counts: BatchView["counts"], states: readonly SubmissionState[]): string {
  return states
    .filter((state) => counts[state])
    .map((state) => `${amount(counts[state] ?? 0)} ${STATE_WORDS[state]}`)
    .join(", ");
}

/** "970 accepted, 6 duplicate, 4 rejected": only what occurs; empty where nothing is settled. */
export function outcomeWords({ counts }: Pick<BatchView, "counts">): string {
  return list(counts, FINAL_STATES);
}

/** "980 of 980 done: 970 accepted, 6 duplicate, 4 rejected" (CONTRACT 6). */
export function statusWords(view: Pick<BatchView, "counts" | "done" | "total">): string {
  const outcomes = outcomeWords(view);
  return `${amount(view.done)} of ${amount(view.total)} done${outcomes && `: ${outcomes}`}`;
}

/** "3 being sent, 2 unknown": rows that are neither settled nor simply next; empty where there are none. */
export function openWords({ counts }: Pick<BatchView, "counts">): string {
  return list(counts, ["sending", "unknown", "held"]);
}

const MINUTE = 60;
const HOUR = 3600;

/** "less than a minute left", "about 3 minutes left", "about 2 hours 10 minutes left" */
function leftWords(seconds: number): string {
  if (seconds < MINUTE) return "less than a minute left";
  const rounded = Math.ceil(seconds / MINUTE) * MINUTE;
  const [hours, minutes] = [Math.floor(rounded / HOUR), Math.floor((rounded % HOUR) / MINUTE)];
  const unit = (n: number, name: string) => (n === 0 ? [] : [`${n} ${name}${n === 1 ? "" : "s"}`]);
  return `about ${[...unit(hours, "hour"), ...unit(minutes, "minute")].join(" ")} left`;
}

/** Rows wait, and nothing comes of them. */
export function isStalled({ state, perMinute }: Pick<BatchView, "state" | "perMinute">): boolean {
  return state === "running" && perMinute === 0;
}

/** Whether the broker is down, asks to slow down or is only slow: each is true of all. */
export const stalledWords = (brokerName: string): string =>
  `Waiting for ${brokerName}: nothing has come of the rows for a while. It goes on by itself.`;

/** "300 leads a minute, about 2 minutes left"; null where there is nothing to go by. */
export function paceWords({ perMinute, secondsLeft }: BatchView): string | null {
  if (!perMinute) return null;
  const rate = `${leads(perMinute)} a minute`;
  return secondsLeft === null ? rate : `${rate}, ${leftWords(secondsLeft)}`;
}

/** Null where every row of the file was new. */
export function alreadyWords({ already }: Pick<BatchView, "already">): string | null {
  if (already === 0) return null;
  return already === 1
    ? "1 row was already submitted from this desk and is not sent again."
    : `${amount(already)} rows were already submitted from this desk and are not sent again.`;
}

export const BATCH_STATE_WORDS: Readonly<Record<BatchView["state"], string>> = {
  running: "Running",
  paused: "Paused",
  done: "Done",
  cancelled: "Cancelled",
};

/** Leads that `Cancel` would take back. */
export function unsent({ counts }: Pick<BatchView, "counts">): number {
  return (counts.queued ?? 0) + (counts.held ?? 0);
}

/** Rows of the file of failed rows. */
export function failedRows({ counts }: Pick<BatchView, "counts">): number {
  return FAILED_STATES.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** True while the view can change by itself. */
export function isLive(view: BatchView): boolean {
  return view.state === "running" || view.state === "paused" || view.done < view.total;
}

/** What is said to those who listen, now and then and at each change of state. */
export function spokenWords(view: BatchView, brokerName: string): string {
  if (view.heldForSignIn > 0) return heldWords(view.heldForSignIn);
  if (view.heldForMending > 0 && view.state === "paused")
    return `The import is paused: ${leads(view.heldForMending)} held.`;
  if (isStalled(view)) return stalledWords(brokerName);
  switch (view.state) {
    case "running":
      return `Import: ${Math.floor((view.done / Math.max(1, view.total)) * 100)} percent done.`;
    case "paused":
      return "The import is paused.";
    case "cancelled":
      return "The import is cancelled.";
    case "done":
      return `The import has ended. ${outcomeWords(view)}`.trim();
  }
}

/** "40 leads wait for your sign-in" */
export function heldWords(count: number): string {
  return `${leads(count)} ${count === 1 ? "waits" : "wait"} for your sign-in`;
}
