import { fold, Haystacks } from "./haystacks.ts";
import { type Lead, type Received, receivedLead, seededLead } from "./lead.ts";
import { creationTimes } from "./times.ts";

/** A prime above every possible number of leads: multiplying modulo it mixes the numbers and can be undone. */
export const MOST_LEADS = 999_982;
const PRIME = MOST_LEADS + 1;
const FACTOR = 48_271;

/** The factor that undoes `FACTOR`; by Fermat it is FACTOR^(PRIME-2). Products stay under 2^53. */
const UNDO = ((): number => {
  let result = 1;
  let base = FACTOR;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
})();

export type Range = { readonly from: number; readonly to: number };

/** All leads of one partner, newest first: those received in this run, then the seeded, made when first looked at. */
export class LeadBook {
  readonly #seed: number;
  readonly #times: Float64Array;
  readonly #seeded: (Lead | undefined)[];
  readonly #seededText: Haystacks;
  /** Oldest first. */
  readonly #received: Lead[] = [];
  readonly #byEmail = new Map<string, Lead>();

  /** `count` seeded leads spread over the year before `anchor` (milliseconds since 1970). */
  constructor(seed: number, count: number, anchor: number) {
    this.#seed = seed;
    this.#times = creationTimes(seed, count, anchor);
    this.#seeded = new Array(count);
    this.#seededText = new Haystacks((index) => this.#seededAt(index));
  }

  /** The lead with this email, in whatever case it is written. */
  find(email: string): Lead | null {
    const key = email.toLowerCase();
    const received = this.#byEmail.get(key);
    if (received) return received;
    const number = Number(/(\d+)@/.exec(key)?.[1] ?? Number.NaN);
    const index = (number * UNDO) % PRIME;
    if (!(index < this.#times.length)) return null;
    const lead = this.#seededAt(index);
    return lead.email.toLowerCase() === key ? lead : null;
  }

  receive(received: Received, now: number): Lead {
    const created = Math.floor(now / 1000) * 1000;
    const lead = receivedLead(this.#seed, this.#received.length, created, received);
    this.#received.push(lead);
    this.#byEmail.set(lead.email.toLowerCase(), lead);
    return lead;
  }

  /** Forgets the received leads. */
  reset(): void {
    this.#received.length = 0;
    this.#byEmail.clear();
  }

  /**
   * `count` leads from number `offset` on, newest first, of those created in `range` (both ends
   * included) whose text has `query` in it; received ones only from `visibleUntil` back. And how many there are.
   */
  page(
    range: Range,
    query: string,
    visibleUntil: number,
    offset: number,
    count: number,
  ): { leads: Lead[]; total: number } {
    const needle = fold(query);
    const fresh = this.#received
      .filter(({ created }) => created <= visibleUntil && created >= range.from && created <= range.to)
      .filter((lead) => needle === "" || Haystacks.of(lead).includes(needle))
      .reverse();
    const first = this.#firstUpTo(range.to);
    const end = this.#firstUpTo(range.from - 1);
    const leads = fresh.slice(offset, offset + count);
    const skip = Math.max(0, offset - fresh.length);
    const wanted = count - leads.length;
    if (needle === "") {
      for (let at = first + skip; at < Math.min(end, first + skip + wanted); at += 1) {
        leads.push(this.#seededAt(at));
      }
      return { leads, total: fresh.length + Math.max(0, end - first) };
    }
    const found = this.#seededText.find(needle, first, end);
    for (const at of found.slice(skip, skip + wanted)) leads.push(this.#seededAt(at));
    return { leads, total: fresh.length + found.length };
  }

  /** Makes leads ahead of time, a few on each turn, so that the first search need not wait. */
  warm(): void {
    const turn = (from: number) => {
      const to = Math.min(from + 1000, this.#times.length);
      this.#seededText.prepare(from, to);
      if (to < this.#times.length) setImmediate(turn, to);
    };
    setImmediate(turn, 0);
  }

  #seededAt(index: number): Lead {
    const known = this.#seeded[index];
    if (known) return known;
    const made = seededLead(this.#seed, index, (index * FACTOR) % PRIME, this.#times[index] ?? 0);
    this.#seeded[index] = made;
    return made;
  }

  /** The number of the newest seeded lead that was created at `time` or before. */
  #firstUpTo(time: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[middle] ?? 0) <= time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
