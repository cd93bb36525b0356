import "server-only";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";

/** How long a lead that was just handed in is left to whoever handed it in. */
const HEAD_START_MS = 3000;

/** The worker takes the lead up if whoever takes it in does not get it settled. `tx`: the one that stores it. */
export async function wakeAfterHandover(desk: Desk, id: string, tx: Db): Promise<void> {
  await desk.queue?.wake("lead", id, new Date(Date.now() + HEAD_START_MS), tx);
}

/** The worker takes these leads up now. */
export async function wakeLeads(desk: Desk, ids: readonly string[]): Promise<void> {
  await desk.queue?.wakeAll("lead", ids);
}

/** The worker looks at the batch's rows at `at`, or now. `tx`: the transaction that makes them due. */
export async function wakeBatch(desk: Desk, batchId: string, at: Date | null = null, tx?: Db): Promise<void> {
  await desk.queue?.wake("batch", batchId, at, tx);
}
