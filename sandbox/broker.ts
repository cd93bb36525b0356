import { ACCOUNTS } from "./accounts.ts";
import { FaultPlan } from "./faults/plan.ts";
import { LeadBook } from "./leads/book.ts";
import { Ledger } from "./ledger.ts";
import { DEFAULTS, type Settings } from "./settings.ts";
import { TokenOffice } from "./tokens/office.ts";

type BrokerOptions = {
  /** Seeded leads of partner 115; every other partner has a fiftieth of them. */
  readonly leads: number;
  readonly seed: number;
  /** Milliseconds since 1970 at which the seeded year ends; now unless told, never later. */
  readonly anchor?: number;
  readonly settings?: Partial<Settings>;
};

/** All that the sandbox knows and remembers. Nothing of it outlives the process. */
export class Broker {
  readonly tokens: TokenOffice;
  readonly ledger = new Ledger();
  readonly faults = new FaultPlan();
  settings: Settings;
  readonly #start: Settings;
  readonly #books = new Map<number, LeadBook>();

  constructor({ leads, seed, anchor, settings }: BrokerOptions) {
    this.#start = { ...DEFAULTS, ...settings };
    this.settings = this.#start;
    this.tokens = new TokenOffice(seed);
    const end = Math.min(anchor ?? Date.now(), Date.now());
    for (const partner of new Set(ACCOUNTS.flatMap(({ partners }) => partners))) {
      const count = partner === 115 ? leads : Math.ceil(leads / 50);
      this.#books.set(partner, new LeadBook(seed + partner, count, end));
    }
  }

  /** The broker's clock, milliseconds since 1970. */
  now(): number {
    return Date.now() + this.settings.clockOffsetMs;
  }

  /** What the `Date` header of an answer tells; null where there is none. */
  dateHeader(): number | null {
    const { dateHeader } = this.settings;
    return dateHeader === "none" ? null : dateHeader === "proxy" ? Date.now() : this.now();
  }

  /** The leads of a partner, or null where there is no such partner. */
  book(partner: number): LeadBook | null {
    return this.#books.get(partner) ?? null;
  }

  warm(): void {
    for (const book of this.#books.values()) book.warm();
  }

  /** As at the start: no faults, first settings, received leads and ledger forgotten. Tokens stay good. */
  reset(): void {
    this.settings = this.#start;
    this.faults.clear();
    this.ledger.reset();
    for (const book of this.#books.values()) book.reset();
  }
}
