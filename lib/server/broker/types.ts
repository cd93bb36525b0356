import "server-only";

import type { Broker } from "../config/broker.ts";

export type { Broker } from "../config/broker.ts";

export type CallOptions = {
  /** Ends the call with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
  /** The whole call, from the connection to the last byte, in milliseconds. Default 30,000. */
  readonly deadlineMs?: number | undefined;
};

/** What is being asked of whom: every failure names both, and shows none of the secrets. */
export type Question = {
  readonly broker: Broker;
  /** In words that complete "… failed", such as "Listing the leads". */
  readonly operation: string;
  /** Values of this call that must never appear in a text we keep. */
  readonly secrets: readonly string[];
};
