import "server-only";
import { is, SQL, sql } from "drizzle-orm";
import { fromDrizzle, PgBoss, type SendOptions } from "pg-boss";
import { log } from "../config/log.ts";
import type { Db, OpenDb } from "./client.ts";

/** "lead": one submission keyed by hand. "batch": the rows of one import. */
export type QueueName = "lead" | "batch";
type Job = { readonly id: string };

/** Wakes the worker. Which step is due, the submission's own row says: a job too many does nothing. */
export type Queue = {
  /** `tx`: the job commits or fails with that transaction. A job of this id that waits already is left as it is. */
  wake(name: QueueName, id: string, at: Date | null, tx?: Db): Promise<void>;
  wakeAll(name: QueueName, ids: readonly string[]): Promise<void>;
  /** Hands jobs to `handle`, `atOnce` at a time; one that throws is tried again. */
  work(name: QueueName, atOnce: number, handle: (id: string) => Promise<void>): Promise<void>;
  /** Takes no more jobs, waits for those in hand, at most `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
};

const QUEUE = {
  // One job waits for each id, however often it was woken; a second may wait while the first is worked on.
  policy: "short",
  notify: true,
  // A worker that died gives its jobs back after this long.
  expireInSeconds: 180,
  retryLimit: 1000,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 900,
  deleteAfterSeconds: 60,
} as const;

const WAKE_AT_ONCE = 1000;

/** The transaction as the queue writes through it. */
function inside(tx: Db) {
  const execute = async (query: unknown): Promise<{ rows: unknown[] }> => {
    if (!is(query, SQL)) throw new TypeError("not a query");
    const answer: unknown = await tx.execute(query);
    const rows = typeof answer === "object" && answer && "rows" in answer ? answer.rows : [];
    return { rows: Array.isArray(rows) ? rows : [] };
  };
  return fromDrizzle({ execute }, sql);
}

/** Opens the queue on the desk's own database: its tables lie in the schema `pgboss`. */
export async function openQueue(open: OpenDb): Promise<Queue> {
  const boss = new PgBoss({
    ...open.boss,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  });
  // Without a listener an outage of the database would end the process.
  boss.on("error", (error) => log().error({ event: "queue-failed", error: error.name }));
  await boss.start();
  for (const name of ["lead", "batch"] as const) await boss.createQueue(name, QUEUE);
  return {
    wake: async (name, id, at, tx) => {
      const options: SendOptions = {
        singletonKey: id,
        ...(at ? { startAfter: at } : {}),
        ...(tx ? { db: inside(tx) } : {}),
      };
      await boss.send(name, { id } satisfies Job, options);
    },
    wakeAll: async (name, ids) => {
      for (let from = 0; from < ids.length; from += WAKE_AT_ONCE) {
        const some = ids.slice(from, from + WAKE_AT_ONCE);
        await boss.insert(
          name,
          some.map((id) => ({ data: { id }, singletonKey: id })),
        );
      }
    },
    work: async (name, atOnce, handle) => {
      const options = {
        localConcurrency: atOnce,
        pollingIntervalSeconds: 2,
        notifyPollingIntervalSeconds: 2,
      };
      await boss.work<Job>(name, options, async (jobs) => {
        for (const { data } of jobs) await handle(data.id);
      });
    },
    stop: (patienceMs) => boss.stop({ graceful: true, timeout: patienceMs, close: true }),
  };
}
