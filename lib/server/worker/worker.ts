import "server-only";
import { cancelRows } from "../batches/change.ts";
import { findBroker } from "../config/config.ts";
import { log, logFailure } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { brokersWithDue, dueSubmissions } from "../submissions/advance.ts";
import { releaseLeftHeld } from "../submissions/release.ts";
import { untilNothingIsUnderWay, whileUnderWay } from "../submissions/under-way.ts";
import { takeStep, workOnLead } from "./lead-step.ts";
import { Pump } from "./pump.ts";
import { batchesWithDueRows, closeFinished, reopenWithQueued } from "./running-batches.ts";

/** How often the worker looks at the leads themselves, whatever became of their jobs. */
const ROUND_MS = 5000;
/** A lead that is due for so long has been left behind by whoever had it, or by its job. */
const LEFT_BEHIND_MS = 4000;
const MOST_IN_A_ROUND = 100;
/** Of what was left behind at each broker; and of what the queue hands over, in all. */
const LEADS_AT_ONCE = 4;

export type Worker = {
  /** Takes nothing new and waits for the calls under way. False where some were still under way at the end. */
  stop(patienceMs: number): Promise<boolean>;
};

/**
 * Sees every accepted lead to its end: jobs of the queue wake it, and a round every few seconds finds what is due
 * without one. Several workers may run on one database: whose lead it is, the row's own claim decides.
 */
export async function startWorker(desk: Desk): Promise<Worker> {
  const pumps = new Map<string, Pump>();
  let stopping = false;

  const pump = (brokerId: string): void => {
    const broker = findBroker(desk.config, brokerId);
    if (!broker || stopping) return;
    const own = pumps.get(brokerId) ?? new Pump(desk, broker);
    pumps.set(brokerId, own);
    own
      .start()
      .then(() => closeFinished(desk))
      .catch((error: unknown) => logFailure("pump-failed", error));
  };

  const pumpAll = async (): Promise<void> => {
    const waiting = await batchesWithDueRows(desk, null);
    for (const brokerId of new Set(waiting.map((batch) => batch.brokerId))) pump(brokerId);
  };

  const steps = async (brokerId: string): Promise<void> => {
    const due = await dueSubmissions(desk, MOST_IN_A_ROUND, LEFT_BEHIND_MS, brokerId);
    const lane = async () => {
      for (let id = due.shift(); id !== undefined && !stopping; id = due.shift()) await takeStep(desk, id);
    };
    await Promise.all(Array.from({ length: LEADS_AT_ONCE }, lane));
  };

  /** Brokers at which steps are being taken: one that does not answer takes minutes, and keeps nobody else waiting. */
  const stepping = new Set<string>();
  const stepAll = async (): Promise<void> => {
    for (const brokerId of await brokersWithDue(desk, LEFT_BEHIND_MS)) {
      if (stopping || stepping.has(brokerId)) continue;
      stepping.add(brokerId);
      void steps(brokerId)
        .catch((error: unknown) => logFailure("round-failed", error))
        .finally(() => stepping.delete(brokerId));
    }
  };

  let isInRound = false;
  const round = async (): Promise<void> => {
    if (stopping || isInRound) return;
    isInRound = true;
    try {
      await cancelRows(desk);
      await releaseLeftHeld(desk);
      await reopenWithQueued(desk);
      await pumpAll();
      await stepAll();
      await closeFinished(desk);
    } catch (error) {
      logFailure("round-failed", error);
    } finally {
      isInRound = false;
    }
  };

  await desk.queue?.work("lead", LEADS_AT_ONCE, (id) =>
    stopping ? Promise.resolve() : workOnLead(desk, id),
  );
  await desk.queue?.work("batch", 1, pumpAll);
  const timer = setInterval(() => void round(), ROUND_MS);
  void round();
  log().info({ event: "worker-started" });

  return {
    stop: async (patienceMs) => {
      stopping = true;
      clearInterval(timer);
      const until = Date.now() + patienceMs;
      // A row that is just being claimed is under way as well, though its call has not begun.
      for (const own of pumps.values()) void whileUnderWay(own.stop());
      const idle = await untilNothingIsUnderWay(patienceMs);
      await desk.queue
        ?.stop(Math.max(500, until - Date.now()))
        .catch((error: unknown) => logFailure("queue-failed", error));
      log().info({ event: "worker-stopped", state: idle ? "idle" : "calls under way" });
      return idle;
    },
  };
}
