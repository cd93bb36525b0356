import type { StateCounts } from "./history.ts";
import type { OutcomeTone } from "./outcome.ts";
import type { SubmissionReason, SubmissionState } from "./submission.ts";

// Only what a list needs: the words of single leads (outcome.ts, history-answers.ts) come with their details.

/** One word for each state. */
export const STATE_LABELS: Readonly<Record<SubmissionState, string>> = {
  queued: "Queued",
  sending: "Sending",
  unknown: "Unknown",
  held: "Held",
  accepted: "Accepted",
  duplicate: "Duplicate",
  rejected: "Rejected",
  cancelled: "Cancelled",
};

/** "2,500", whatever the browser's language: the page is written in English. */
export function countInWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 lead", "2,500 leads". */
export function leadsInWords(count: number): string {
  return `${countInWords(count)} lead${count === 1 ? "" : "s"}`;
}

/** "1–50 of 2,500 submissions". */
export function pageInWords(rows: number, page: number, size: number, totalRows: number): string {
  const total = `${countInWords(totalRows)} submission${totalRows === 1 ? "" : "s"}`;
  if (rows === 0) return total;
  const first = (page - 1) * size + 1;
  return `${countInWords(first)}–${countInWords(first + rows - 1)} of ${total}`;
}

/** What is not settled, as [state, "3 unknown"]: only what occurs. */
export function unsettledInWords(counts: StateCounts): readonly (readonly [SubmissionState, string])[] {
  const parts = [
    ["sending", "being sent"],
    ["queued", "queued"],
    ["unknown", "unknown"],
    ["held", "held"],
  ] as const;
  return parts
    .filter(([state]) => counts[state] > 0)
    .map(([state, words]) => [state, `${countInWords(counts[state])} ${words}`] as const);
}

const TONES: Readonly<Record<SubmissionState, OutcomeTone>> = {
  queued: "warn",
  sending: "busy",
  unknown: "warn",
  held: "warn",
  accepted: "good",
  duplicate: "warn",
  rejected: "bad",
  cancelled: "neutral",
};

/** Label and tone as outcomeOf has them. */
export function outcomeInAWord({
  state,
  reason,
}: {
  readonly state: SubmissionState;
  readonly reason: SubmissionReason | null;
}): { readonly label: string; readonly tone: OutcomeTone } {
  const isGivenUp = state === "cancelled" && reason === "no-answer-for-a-day";
  return { label: isGivenUp ? "Given up" : STATE_LABELS[state], tone: TONES[state] };
}
