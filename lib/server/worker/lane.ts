import "server-only";
import { logFailure } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import type { SubmissionRow } from "../submissions/rows.ts";
import { unclaim } from "../submissions/unclaim.ts";
import { whileUnderWay } from "../submissions/under-way.ts";

/** Makes one row's call; `answered` is called when the broker is done with it, before the answer is stored. Never throws. */
type Call<A> = (access: A, row: SubmissionRow, answered: () => void) => Promise<void>;

/**
 * Calls one broker for claimed rows, so many at a time. A few rows wait here for a free place: while answers are stored
 * and the next rows claimed, no place stands empty.
 */
export class Lane<A> {
  readonly #desk: Desk;
  readonly #call: Call<A>;
  readonly #ready: { readonly access: A; readonly row: SubmissionRow }[] = [];
  readonly #work = new Set<Promise<void>>();
  #calling = 0;
  #moved = Promise.withResolvers<void>();

  constructor(desk: Desk, call: Call<A>) {
    this.#desk = desk;
    this.#call = call;
  }

  /** Rows that are claimed and not stored yet. */
  get size(): number {
    return this.#ready.length + this.#work.size;
  }

  /** How many more rows it has a use for, where so many places are open and so many rows may wait for one. */
  wants(places: number, waiting: number): number {
    return Math.max(0, places + waiting - this.#calling - this.#ready.length);
  }

  /** Resolves when a call has been answered or stored, or by `wake`. */
  get moved(): Promise<void> {
    return this.#moved.promise;
  }

  /** Ends the waiting for `moved`. */
  wake(): void {
    this.#moved.resolve();
    this.#moved = Promise.withResolvers();
  }

  add(access: A, rows: readonly SubmissionRow[], places: number): void {
    this.#ready.push(...rows.map((row) => ({ access, row })));
    this.#fill(places);
  }

  /** Resolves when all its calls are stored; rows that no call was made for go back to the queue. */
  async end(): Promise<void> {
    await this.#giveBack();
    await Promise.all(this.#work);
  }

  #fill(places: number): void {
    while (this.#calling < places) {
      const next = this.#ready.shift();
      if (!next) return;
      this.#calling += 1;
      let open = true;
      const answered = () => {
        if (!open) return;
        open = false;
        this.#calling -= 1;
        this.#fill(places);
        this.wake();
      };
      const work = whileUnderWay(this.#call(next.access, next.row, answered)).finally(() => {
        answered();
        this.#work.delete(work);
        this.wake();
      });
      this.#work.add(work);
    }
  }

  async #giveBack(): Promise<void> {
    try {
      for (const { row } of this.#ready.splice(0)) await unclaim(this.#desk, row);
    } catch (error) {
      logFailure("give-back-failed", error);
    }
  }
}
