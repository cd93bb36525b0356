import type { SubmissionHistory } from "./history.ts";
import { answerInWords } from "./history-answers.ts";
import { outcomeOf } from "./outcome.ts";

export type ReceiptLine = { readonly label: string; readonly value: string };

/** How an instant is written, such as "Fri 20 Nov 2026, 14:03:22". */
type Write = (iso: string, zone: string) => string;

type About = { readonly broker: string; readonly zone: string; readonly write: Write };

/** The lines of a lead's receipt, in order. What is not known is left out. */
export function receiptLines(history: SubmissionHistory, { broker, zone, write }: About): ReceiptLine[] {
  const { submission: view, attempts, by } = history;
  const answer = attempts.findLast(({ kind }) => kind === "create") ?? attempts.at(-1);
  const times = (label: string, iso: string | null | undefined) => [
    { label: `${label} (${zone})`, value: iso ? write(iso, zone) : "" },
    ...(zone === "UTC" ? [] : [{ label: `${label} (UTC)`, value: iso ? write(iso, "UTC") : "" }]),
  ];
  const status = answer?.status ? ` (HTTP ${answer.status})` : "";
  const lines = [
    { label: "Outcome", value: outcomeOf(view, broker).label },
    { label: "Lead", value: [view.name, view.email].filter(Boolean).join(", ") || "Erased" },
    { label: "Broker", value: broker },
    { label: "Offer", value: view.offer },
    { label: "Broker's lead ID", value: view.leadId ?? "" },
    { label: "Submission ID", value: view.id },
    { label: "Entered by", value: by },
    ...times("Entered", view.createdAt),
    ...times("Settled", view.settledAt),
    { label: "Answer", value: answer ? `${answerInWords(answer, broker)}${status}` : "" },
  ];
  return lines.filter(({ value }) => value !== "");
}

/** The receipt as a text to be pasted. */
export function receiptText(lines: readonly ReceiptLine[]): string {
  return ["Receipt for a lead", ...lines.map(({ label, value }) => `${label}: ${value}`)].join("\n");
}
