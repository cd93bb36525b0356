import "server-only";
import type { SendOutcome } from "#lib/domain/delivery.ts";
import { backOffMs } from "#lib/domain/delivery.ts";

/**
 * Keeps imports from running into a broker that is down: after a call that did not get through, the next waits, longer
 * each time, and goes alone; the first that gets through ends it.
 */
export class Breather {
  #failures = 0;
  #until = 0;

  /** Milliseconds until the broker may be called again. */
  wait(now: Date): number {
    return Math.max(0, this.#until - now.getTime());
  }

  /** How many calls may leave together. */
  get most(): number {
    return this.#failures > 0 ? 1 : Number.POSITIVE_INFINITY;
  }

  note(outcome: SendOutcome, now: Date): void {
    switch (outcome.kind) {
      case "busy": {
        const asked = "retryAfterMs" in outcome ? outcome.retryAfterMs : null;
        this.#rest(now, asked ?? backOffMs(this.#failures + 1, Math.random()));
        break;
      }
      case "not-sent":
      case "unavailable":
      case "no-answer":
      case "unreadable":
      case "aborted":
        this.#rest(now, backOffMs(this.#failures, Math.random()));
        break;
      default:
        this.#failures = 0;
        this.#until = 0;
    }
  }

  #rest(now: Date, ms: number): void {
    this.#failures += 1;
    this.#until = Math.max(this.#until, now.getTime() + ms);
  }
}
