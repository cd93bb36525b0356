import "server-only";
import { sql } from "drizzle-orm";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";

/** Any number that no other lock of this desk has. */
const BATCHES = 715_518;

/**
 * Until the transaction ends nobody else stores or sends imported leads for this partner: what one finds to be new
 * stays new until it has written it. Hand entry does not wait for it.
 */
export async function lockPartner(tx: Db, { broker, partnerId }: Session): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${BATCHES}, hashtext(${`${broker.id}:${partnerId}`}))`);
}
