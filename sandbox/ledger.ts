import { ENDPOINTS, type Endpoint } from "./faults/schema.ts";

/** A lead's email at one partner: what was tried and what was really taken. */
type LedgerLead = {
  readonly email: string;
  readonly partnerId: number;
  /** How many leads with this email are really in. More than 1 is the accident that a client must never cause. */
  count: number;
  /** How many create calls named it, whatever became of them. */
  attempts: number;
  /** When it was taken, each time (ISO, milliseconds, real clock). */
  readonly arrivedAt: string[];
  readonly uuids: string[];
  /** The account as it was sent the last time. */
  account: unknown;
};

type Counter = {
  calls: number;
  /** The most calls that were open at one time. */
  concurrentMax: number;
  open: number;
  /** Calls whose client went away before the answer was out. */
  aborted: number;
  /** Calls that a planned fault struck. */
  faulted: number;
  readonly statuses: Record<string, number>;
};

type LedgerCall = {
  readonly endpoint: Endpoint;
  readonly method: string;
  /** Path and query, as they came. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: string;
};

export type LedgerReport = {
  readonly leads: readonly LedgerLead[];
  readonly endpoints: Readonly<Record<Endpoint, Counter>>;
  /** The last calls, newest last. */
  readonly calls: readonly LedgerCall[];
};

const MOST_CALLS = 500;

const counter = (): Counter => ({
  calls: 0,
  concurrentMax: 0,
  open: 0,
  aborted: 0,
  faulted: 0,
  statuses: {},
});
const counters = (): Record<Endpoint, Counter> => ({
  token: counter(),
  refresh: counter(),
  create: counter(),
  list: counter(),
});

/** What really happened here, for tests to check a client's story against. */
export class Ledger {
  #leads = new Map<string, LedgerLead>();
  #counters = counters();
  #calls: LedgerCall[] = [];

  /** Notes a call; the returned function notes its end. */
  begin(call: LedgerCall): (end: { status: number | null; aborted: boolean; faulted: boolean }) => void {
    const mine = this.#counters[call.endpoint];
    mine.calls += 1;
    mine.open += 1;
    mine.concurrentMax = Math.max(mine.concurrentMax, mine.open);
    this.#calls.push(call);
    if (this.#calls.length > MOST_CALLS) this.#calls.shift();
    return ({ status, aborted, faulted }) => {
      mine.open -= 1;
      if (aborted) mine.aborted += 1;
      if (faulted) mine.faulted += 1;
      const key = status === null ? "none" : String(status);
      mine.statuses[key] = (mine.statuses[key] ?? 0) + 1;
    };
  }

  attempted(partnerId: number, email: string, account: unknown): LedgerLead {
    const key = `${partnerId} ${email.toLowerCase()}`;
    const known = this.#leads.get(key);
    const lead = known ?? { email, partnerId, count: 0, attempts: 0, arrivedAt: [], uuids: [], account };
    lead.attempts += 1;
    lead.account = account;
    this.#leads.set(key, lead);
    return lead;
  }

  report(): LedgerReport {
    return { leads: [...this.#leads.values()], endpoints: this.#counters, calls: this.#calls };
  }

  /** Forgets everything but the calls that are still open. */
  reset(): void {
    const open = ENDPOINTS.map((endpoint) => [endpoint, this.#counters[endpoint].open] as const);
    for (const [endpoint, count] of open) {
      Object.assign(this.#counters[endpoint], counter(), { open: count, concurrentMax: count });
    }
    this.#leads = new Map();
    this.#calls = [];
  }
}
