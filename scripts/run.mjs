#!/usr/bin/env node
/**
 * The front door of every npm script. Plain JavaScript without packages, because it runs on whatever Node the
 * machine has and before anything is installed: it installs what is missing, then hands over to Node 24.
 */
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";
import { npmBehindShell, onOrphaned } from "./orphaned.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What each command runs. `start` works on an install without development packages. */
const COMMANDS = {
  dev: { file: "scripts/dev.ts" },
  demo: { file: "scripts/demo.ts" },
  build: { file: "scripts/build.ts" },
  start: { file: "scripts/start.ts", production: true },
  worker: { file: "lib/server/start-worker.ts", production: true, flags: ["--conditions=react-server"] },
  sandbox: { file: "sandbox/main.ts" },
  test: { file: "scripts/test.ts" },
  "prove:crash": { file: "tests/prove/crash.ts", flags: ["--conditions=react-server"] },
  bench: { file: "tests/bench/main.ts" },
};

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!command) {
  console.error(`Say one of: ${Object.keys(COMMANDS).join(", ")}.`);
  process.exit(2);
}

process.chdir(ROOT);
const node = await ensureInstalled(ROOT, { development: !command.production });
const child = spawn(
  node,
  ["--import", "./scripts/leash.mjs", ...(command.flags ?? []), command.file, ...args],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: [join(ROOT, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter),
      NEXT_TELEMETRY_DISABLED: "1",
    },
  },
);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

// Started by npm, the command ends with npm; started by hand, it may outlive the shell.
if (process.env.npm_lifecycle_event) onOrphaned(() => child.kill("SIGTERM"), npmBehindShell());

child.on("error", (error) => {
  console.error(`${name} could not be started: ${error.message}`);
  process.exit(1);
});
const SIGNAL_CODES = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };
child.on("exit", (code, signal) => process.exit(code ?? SIGNAL_CODES[signal ?? ""] ?? 1));
