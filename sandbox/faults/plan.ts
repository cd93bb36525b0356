import type * as z from "zod";
import type { Endpoint, Fault, plannedSchema } from "./schema.ts";

type Entry = z.output<typeof plannedSchema>;

/** The faults that wait for their calls, in the order in which they were asked for. */
export class FaultPlan {
  #entries: Entry[] = [];

  add(entry: Entry): void {
    this.#entries.push({ ...entry });
  }

  clear(): void {
    this.#entries = [];
  }

  get waiting(): readonly Entry[] {
    return this.#entries;
  }

  /** The fault that strikes this call, used up by one. `text` is the call's decoded address and its body. */
  take(endpoint: Endpoint, text: string, page: number | null): Fault | null {
    const entry = this.#entries.find(
      (one) =>
        one.endpoint === endpoint &&
        text.includes(one.match) &&
        (one.page === undefined || one.page === page),
    );
    if (!entry) return null;
    if (entry.skip > 0) {
      entry.skip -= 1;
      return null;
    }
    if (entry.times !== "always") {
      entry.times -= 1;
      if (entry.times === 0) this.#entries = this.#entries.filter((one) => one !== entry);
    }
    return entry.fault;
  }
}
