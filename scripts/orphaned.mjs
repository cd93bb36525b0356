import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Seldom enough that asking `ps` costs nothing, soon enough for the next start. */
const POLL_MS = 500;

/**
 * The name and the parent of a process; null where the system does not tell, or it is dead.
 * @param {number} pid
 */
function describe(pid) {
  try {
    // Linux images without `ps` are usual. The name stands in brackets and may hold anything; Z is a dead one
    // that its parent has not asked about yet.
    const fields =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/stat`, "utf8").match(/\((.*)\) [^Z] (\d+)/s)
        : execFileSync("ps", ["-o", "comm=,ppid=", "-p", String(pid)], { encoding: "utf8" }).match(
            /^(.*?)\s+(\d+)\s*$/,
          );
    return fields ? { name: fields[1] ?? "", parent: Number(fields[2]) } : null;
  } catch {
    return null;
  }
}

/**
 * Npm starts scripts through a shell, which outlives a killed npm: then npm is the shell's parent.
 * @returns {number | null}
 */
export function npmBehindShell() {
  const parent = describe(process.ppid);
  return parent && /(^|\/)-?(sh|dash|ash|bash|zsh|busybox)$/.test(parent.name) ? parent.parent : null;
}

/**
 * Calls back once when the process that started this one is gone, or the further one that is named: a kill -9
 * tells nobody, but the system hands orphans to another parent.
 * @param {() => void} callback
 * @param {number | null} further
 */
export function onOrphaned(callback, further = null) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && (further === null || describe(further) !== null)) return;
    clearInterval(timer);
    callback();
  }, POLL_MS);
  timer.unref();
}
