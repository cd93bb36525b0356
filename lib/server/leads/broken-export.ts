import "server-only";

/** The export cannot be complete: the response must be broken off, not ended. */
export class BrokenExportError extends Error {
  // Without the broker's own words as a cause: Next prints what breaks a response off.
  constructor(reason: string) {
    super(`The export cannot be completed: ${reason}`);
    this.name = "BrokenExportError";
  }
}
