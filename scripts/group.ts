/** Runs one check as a process group, so that whatever it started ends with it. */
import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** Longer than any check takes; a check that hangs fails. */
const DEADLINE_MS = 45 * 60_000;

const running = new Set<number>();

/** Signals a whole group; false where nobody is left in it. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

async function endGroup(pid: number): Promise<void> {
  if (!signalGroup(pid, "SIGTERM")) return;
  for (let waited = 0; waited < 3_000; waited += 50) {
    if (!signalGroup(pid, 0)) return;
    await wait(50);
  }
  signalGroup(pid, "SIGKILL");
}

/** Ends everything that `runGroup` has running. */
export async function endAllGroups(): Promise<void> {
  await Promise.all([...running].map(endGroup));
}

/** Runs Node on a file with arguments; resolves to whether it ended well. Its output goes to the terminal. */
export async function runGroup(args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env,
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) return false;
  running.add(pid);
  const late = setTimeout(() => signalGroup(pid, "SIGKILL"), DEADLINE_MS);
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });
  clearTimeout(late);
  await endGroup(pid);
  running.delete(pid);
  return code === 0;
}
