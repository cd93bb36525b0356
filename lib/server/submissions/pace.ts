import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Broker } from "../config/broker.ts";
import type { Desk } from "../db/desk.ts";
import { brokerPace } from "../db/schema.ts";

const MINUTE_MS = 60_000;
/** Nobody waits longer for the pace alone: a broker with a very slow one is called late rather than never. */
const MOST_WAIT_MS = 60_000;

/** Milliseconds from one call to the next. */
export function callInterval({ callsPerMinute }: Broker): number {
  return MINUTE_MS / callsPerMinute;
}

/** Counts one call against the broker's pace, over all instances. Returns how long it should wait, in milliseconds. */
export async function countCall(desk: Desk, broker: Broker): Promise<number> {
  const now = desk.now();
  const interval = callInterval(broker);
  const [row] = await desk.db
    .insert(brokerPace)
    .values({ brokerId: broker.id, nextAt: new Date(now.getTime() + interval) })
    .onConflictDoUpdate({
      target: brokerPace.brokerId,
      set: {
        nextAt: sql`greatest(${brokerPace.nextAt}, ${now.toISOString()}::timestamptz)
          + ${`${interval} milliseconds`}::interval`,
      },
    })
    .returning();
  return row ? Math.max(0, row.nextAt.getTime() - interval - now.getTime()) : 0;
}

/** For calls that nobody waits for: they come one after another at the broker's pace. */
export async function waitForPace(desk: Desk, broker: Broker): Promise<void> {
  const wait = await countCall(desk, broker);
  if (wait > 0) await sleep(Math.min(wait, MOST_WAIT_MS));
}
