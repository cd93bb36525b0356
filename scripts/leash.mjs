/** Loaded with --import into every process that a command starts, so that none of them outlives it. */
import { isMainThread } from "node:worker_threads";
import { onOrphaned } from "./orphaned.mjs";

if (isMainThread) {
  onOrphaned(() => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 10_000).unref();
  });
}
