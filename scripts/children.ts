/** The processes that a command starts: none of them is left behind, whatever ends first. */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const LEASH = fileURLToPath(new URL("./leash.mjs", import.meta.url));

/** How long a child may take to end by itself after it was asked to, in milliseconds. */
const GRACE_MS = 11_000;

export type Child = {
  readonly name: string;
  readonly process: ChildProcess;
  /** Resolves to the exit code; 128 + number for a signal, 127 where it could not be started. */
  readonly exited: Promise<number>;
};

type Options = { readonly stdio: StdioOptions; readonly env?: NodeJS.ProcessEnv };

const SIGNAL_CODES = new Map([
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGKILL", 137],
  ["SIGTERM", 143],
]);

/** Starts a script or a program's JavaScript file on this same Node. `name` is for messages to the person. */
export function startChild(name: string, args: readonly string[], options: Options): Child {
  const child = spawn(process.execPath, ["--import", LEASH, ...args], {
    stdio: options.stdio,
    env: options.env ?? process.env,
  });
  const exited = new Promise<number>((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", (code, signal) => resolve(code ?? SIGNAL_CODES.get(signal ?? "") ?? 1));
  });
  return { name, process: child, exited };
}

/** Asks each child to end, ends it by force after `graceMs`, and waits until all are gone. */
export async function stopChildren(
  children: readonly Child[],
  signal: NodeJS.Signals = "SIGTERM",
  graceMs = GRACE_MS,
): Promise<void> {
  await Promise.all(
    children.map(async (child) => {
      child.process.kill(signal);
      const force = setTimeout(() => child.process.kill("SIGKILL"), graceMs);
      await child.exited;
      clearTimeout(force);
    }),
  );
}

/** Resolves with the first signal that asks this process to end. Later ones are swallowed: we are at it. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
  });
}
