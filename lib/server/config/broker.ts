import "server-only";
import type { BrokerProfile } from "#lib/domain/broker.ts";

/** A broker as configured: what pages may know, and what signs in there. */
export type Broker = BrokerProfile & {
  /** The only origin that is ever contacted, without a trailing slash. */
  readonly websiteUrl: string;
  /** The value of the token endpoint's `Authorization` header. */
  readonly clientAuthorization: string;
  /** Null where the token's own partner ID counts. */
  readonly partnerId: number | null;
  /** How fast the desk may call it, over all instances. A lead keyed by hand counts, but never waits for imports. */
  readonly callsPerMinute: number;
  readonly callsAtOnce: number;
};

/** Cuts a broker down to what a page may know. */
export function profileOf(broker: Broker): BrokerProfile {
  const { id, name, offers, defaultCountry, timeZone, requiredFields, phoneFormat } = broker;
  return { id, name, offers, defaultCountry, timeZone, requiredFields, phoneFormat };
}
