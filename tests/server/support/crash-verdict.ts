/** What a crash proof found: the sandbox's ledger judges the desk's story. */
import type { SubmissionState } from "#lib/domain/submission.ts";
import type { LedgerReport } from "../../../sandbox/ledger.ts";
import type { SeenRow } from "./crash-client.ts";

/** How often the broker must have a lead in a state; "duplicate": it has it, by whichever attempt. */
const EXPECTED: Readonly<Record<SubmissionState, number>> = {
  accepted: 1,
  duplicate: 1,
  rejected: 0,
  cancelled: 0,
  held: 0,
  queued: 0,
  sending: 0,
  unknown: 0,
};

const FINAL: readonly SubmissionState[] = ["accepted", "duplicate", "rejected", "cancelled"];

export type Verdict = {
  readonly acknowledged: number;
  readonly atBroker: number;
  /** Rows by their state, acknowledged or not. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Broken promises, in words; none where all is well. */
  readonly faults: readonly string[];
};

/** `acknowledged`: the emails of all leads of which the desk said that it has them. */
export function judge(
  acknowledged: ReadonlySet<string>,
  rows: readonly SeenRow[],
  ledger: LedgerReport,
): Verdict {
  const counts = new Map(ledger.leads.map(({ email, count }) => [email.toLowerCase(), count]));
  const faults: string[] = [];
  const outcomes: Record<string, number> = {};
  const seen = new Map<string, SeenRow[]>();
  for (const row of rows) {
    const email = row.email.toLowerCase();
    const named = row.reason ? `${row.state}: ${row.reason}` : row.state;
    outcomes[named] = (outcomes[named] ?? 0) + 1;
    seen.set(email, [...(seen.get(email) ?? []), row]);
  }
  for (const [email, count] of counts) {
    if (count > 1) faults.push(`${email} is ${count} times at the broker`);
    if (count > 0 && !seen.has(email)) faults.push(`${email} is at the broker, but not on the desk`);
  }
  for (const email of acknowledged) {
    const found = seen.get(email.toLowerCase()) ?? [];
    const [row] = found;
    const count = counts.get(email.toLowerCase()) ?? 0;
    if (!row) faults.push(`${email} was acknowledged and is gone`);
    else if (found.length > 1) faults.push(`${email} is ${found.length} rows`);
    else if (!FINAL.includes(row.state))
      faults.push(`${email} never ended: ${row.state} ${row.reason ?? ""}`);
    else if (count !== EXPECTED[row.state]) {
      faults.push(`${email} is ${row.state} here and ${count} times at the broker`);
    }
  }
  const atBroker = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { acknowledged: acknowledged.size, atBroker, outcomes, faults };
}
