import "server-only";
import { bindToAccount } from "./batches/bind-to-account.ts";
import { resealBatches } from "./batches/keep.ts";
import { ConfigError, getConfig } from "./config/config.ts";
import { log } from "./config/log.ts";
import { getDesk } from "./db/desk.ts";
import { FolderInUseError } from "./db/folder-lock.ts";
import { UnsealError } from "./db/sealer.ts";
import { labelOld } from "./submissions/label-old.ts";
import { resealAll } from "./submissions/reseal.ts";
import { expireLeases } from "./submissions/rows.ts";
import { untilNothingIsUnderWay } from "./submissions/under-way.ts";
import { tidy } from "./worker/tidy.ts";
import { startWorker, type Worker } from "./worker/worker.ts";

/** A worker alone has no database to share. */
class AloneError extends Error {
  constructor() {
    super(
      "a worker of its own needs DATABASE_URL: the embedded database belongs to one process, whose server works by itself.",
    );
  }
}

/** Lines for whoever starts the server. */
function faultsOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (error instanceof FolderInUseError || error instanceof AloneError) return [error.message];
  if (error instanceof UnsealError) return [`VAULT_KEYS do not fit this database. ${error.message}`];
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  const words = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
  const { DATABASE_URL, DATA_DIR } = getConfig().env;
  const what = DATABASE_URL
    ? "DATABASE_URL cannot be used"
    : `The database in DATA_DIR (${DATA_DIR}) cannot be used`;
  return [`${what}: ${words}${code}`];
}

const TIDY_EVERY_MS = 3600_000;
/** A stopping server sees the calls under way to their end, at most so long. */
const DRAIN_MS = 9_000;
const SIGNAL_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/** Drains and ends the process; a second signal changes nothing. */
function stopOnSignal(worker: Worker | null): void {
  let stopping = false;
  const stop = async (signal: keyof typeof SIGNAL_CODES) => {
    if (stopping) return;
    stopping = true;
    await (worker ? worker.stop(DRAIN_MS) : untilNothingIsUnderWay(DRAIN_MS));
    process.exit(SIGNAL_CODES[signal]);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
}

/**
 * Reads the configuration, opens and migrates the database, starts the worker; ends the process with clear lines where
 * it cannot. `alone`: a worker beside app instances, without a server of its own.
 */
export async function startDesk(alone = false): Promise<void> {
  try {
    const { env, brokers, origins } = getConfig();
    // next-auth asks for it, though every address it is given here is complete.
    process.env.NEXTAUTH_URL ??= origins[0] ?? "";
    if (alone && !env.DATABASE_URL) {
      throw new AloneError();
    }
    const desk = await getDesk();
    await bindToAccount(desk);
    await resealAll(desk);
    await labelOld(desk);
    await resealBatches(desk);
    await expireLeases(desk);
    await tidy(desk);
    setInterval(() => void tidy(desk), TIDY_EVERY_MS).unref();
    stopOnSignal(alone || env.WORKER === "on" ? await startWorker(desk) : null);
    log().info({ event: "started", rows: brokers.length, code: env.DATABASE_URL ? "server" : "embedded" });
  } catch (error) {
    const faults = faultsOf(error);
    process.stderr.write(faults.map((fault) => `Lead Desk cannot start: ${fault}\n`).join(""));
    process.exit(1);
  }
}
