import { type Day, formatInstant } from "./day-range.ts";
import { type OutcomeOf, outcomeOf } from "./outcome.ts";
import type { SubmissionState } from "./submission.ts";

/** What the desk adds to a file's own columns (CONTRACT 6). */
export const RESULT_HEADERS = ["Outcome", "Reason", "Lead ID", "Sent at"] as const;

const added = new Set<string>(RESULT_HEADERS.map((name) => name.toLowerCase()));

/** The file's own columns: what an earlier results file had added at their end does not count. */
export function withoutResultColumns(header: readonly string[]): readonly string[] {
  const last = header.findLastIndex((name) => !added.has(name.trim().toLowerCase()));
  return last === -1 ? header : header.slice(0, last + 1);
}

export type ResultOf = Omit<OutcomeOf, "email"> & {
  readonly leadId: string | null;
  /** ISO instant, null where nothing was sent. */
  readonly sentAt: string | null;
};

/** Why, in a sentence or two; empty for an accepted lead. */
function reasonWords(row: ResultOf, broker: string): string {
  if (row.state === "accepted") return "";
  const { title, why } = outcomeOf({ ...row, email: "" }, broker);
  const said = title.slice(title.indexOf(": ") + 2);
  return [said.charAt(0).toUpperCase() + said.slice(1), why].filter((part) => part !== null).join(" ");
}

/** The cells under RESULT_HEADERS; the time on the zone's clock. */
export function resultCells(row: ResultOf, broker: string, zone: string): string[] {
  const { label } = outcomeOf({ ...row, email: "" }, broker);
  const sentAt = row.sentAt === null ? "" : formatInstant(row.sentAt, zone);
  return [label, reasonWords(row, broker), row.leadId ?? "", sentAt];
}

/** What "Download failed rows" has: leads that are not at the broker, or not surely, and wait for a person. */
export const FAILED_STATES = ["rejected", "held", "cancelled"] as const satisfies readonly SubmissionState[];

export type ResultFile = "results" | "failed";

/** "import_2026-11-20_results.csv" */
export function resultFileName(file: ResultFile, day: Day): string {
  return `import_${day}_${file}.csv`;
}
