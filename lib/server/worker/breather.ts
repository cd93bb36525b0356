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
  /** Until when the broker itself has asked for rest: another call's success does not shorten that. */
  #askedUntil = 0;

  /** Milliseconds until the broker may be called again. */
  wait(now: Date): number {
    return Math.max(0, Math.max(this.#until, this.#askedUntil) - now.getTime());
  }

  /** How many calls may leave together. */
  get most(): number {
    return this.#failures > 0 ? 1 : Number.POSITIVE_INFINITY;
  }

  note(outcome: SendOutcome, now: Date): void {
    switch (outcome.kind) {
      case "busy": {
        const asked = "retryAfterMs" in outcome ? (outcome.retryAfterMs ?? 0) : 0;
        this.#askedUntil = Math.max(this.#askedUntil, now.getTime() + asked);
        this.#rest(now);
        break;
      }
      case "not-sent":
      case "unavailable":
      case "no-answer":
      case "unreadable":
      case "aborted":
        this.#rest(now);
        break;
      default:
        this.#failures = 0;
        this.#until = 0;
    }
  }

  /** Calls that left together and fail together are one failure. */
  #rest(now: Date): void {
    if (now.getTime() < this.#until) return;
    this.#failures += 1;
    this.#until = now.getTime() + backOffMs(this.#failures, Math.random());
  }
}
