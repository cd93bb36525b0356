import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { RequireSignIn } from "./api.ts";
import { ImportSession } from "./reader/session.ts";
import { type ImportState, initialState, type Trouble, type Work } from "./state.ts";

const READER_STOPPED: Trouble = {
  message: "This browser stopped reading the rows.",
  next: "Choose the file again. If it stays, split it into smaller files or close other tabs.",
};

/**
 * One import from the file to the batch. Kept in memory alone, since it is personal data; outside of React, so that
 * a look at another page of the desk costs nothing.
 */
export class ImportStore {
  readonly account: string;
  readonly broker: BrokerProfile;
  /** The page's own way to a new sign-in; set while the page is open. */
  requireSignIn: RequireSignIn = () => new Promise(() => undefined);
  /** When fixes are looked for next, and how long that took the last time. */
  readonly fixes: { timer: ReturnType<typeof setTimeout> | undefined; tookMs: number } = {
    timer: undefined,
    tookMs: 0,
  };
  readonly #start: () => ImportSession;
  #session: ImportSession | null = null;
  /** Of the work that is shown. */
  #running = new AbortController();
  #state: ImportState;
  readonly #listeners = new Set<() => void>();

  constructor(
    account: string,
    broker: BrokerProfile,
    start: () => ImportSession = () => new ImportSession(),
  ) {
    this.account = account;
    this.broker = broker;
    this.#start = start;
    const offer = broker.offers[0];
    this.#state = initialState({
      offerUuid: offer?.uuid ?? "",
      country: broker.defaultCountry ?? "",
      source: { name: "", site: "", description: "", ...offer?.leadSource, trackingId: "" },
    });
  }

  readonly get = (): ImportState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  set(change: Partial<ImportState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** The reader's worker starts with the first call. */
  session(): ImportSession {
    this.#session ??= this.#start();
    return this.#session;
  }

  /** Frees the reader's memory; the rows are gone. */
  close(): void {
    clearTimeout(this.fixes.timer);
    this.#session?.close();
    this.#session = null;
  }

  /** Runs what asks the reader. A reader that stopped is put into words; a new one starts with the next file. */
  async attempt(run: () => Promise<void>): Promise<void> {
    let asked: ImportSession | null = null;
    try {
      asked = this.session();
      await run();
    } catch {
      // One that was ended on purpose is no trouble, and the next one goes on.
      if (asked !== this.#session) return;
      this.close();
      this.set({ step: "file", opened: null, counts: null, trouble: READER_STOPPED });
    }
  }

  /**
   * Runs one piece of work at a time, shown as such. What is given up goes on unseen: `signal` says so, and is asked
   * before anything is set.
   */
  async during(
    kind: Work["kind"],
    run: (progress: (part: number) => void, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.#state.work) return;
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.set({ work: { kind, part: null }, trouble: null });
    const progress = (part: number) => {
      if (!signal.aborted) this.set({ work: { kind, part } });
    };
    await this.attempt(() =>
      run(progress, signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      }),
    );
    if (!signal.aborted) this.set({ work: null, goesOn: false });
  }

  /** Gives the work of this kind up, if it is under way: a newer wish has overtaken it. */
  giveUp(kind: Work["kind"]): void {
    if (this.#state.work?.kind !== kind) return;
    this.#running.abort();
    this.set({ work: null, goesOn: false });
  }

  /**
   * What the person decides before the rows are checked. A check that is under way is of what stood there before: it
   * is given up, so that nobody sees one thing and sends another.
   */
  decide(change: Partial<ImportState>): void {
    this.giveUp("checking");
    this.set(change);
  }
}
