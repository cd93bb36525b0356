import "server-only";

/** The export cannot be complete: the response must be broken off, not ended. */
export class BrokenExportError extends Error {
  /** In words of ours, such as "5400 of 5440 rows came": never the broker's, since it is logged. */
  readonly reason: string;

  constructor(reason: string) {
    super(`The export cannot be completed: ${reason}`);
    this.name = "BrokenExportError";
    this.reason = reason;
  }
}
