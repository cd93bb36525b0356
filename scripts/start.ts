/** `npm start`: the production server against the brokers of `BROKERS_FILE`. */
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { fail, readAddress } from "./address.ts";
import { stopChildren, untilSignal } from "./children.ts";
import { hasBuild } from "./fresh-build.ts";
import { openOtherLoopback } from "./loopback.ts";
import { startNext } from "./next.ts";

/** In Next's order: the first that names a variable wins, and the environment wins over all. */
const ENV_FILES = [".env.production.local", ".env.local", ".env.production", ".env"];

/** The app drains and ends by itself within 10 s; this is for one that hangs. */
const DRAIN_MS = 35_000;

if (!hasBuild()) fail('There is no production build yet: run "npm run build" first.');

// Next reads the files itself, but too late to say where it listens.
for (const file of ENV_FILES.filter((name) => existsSync(name))) {
  const { HOST, PORT } = parseEnv(readFileSync(file, "utf8"));
  if (HOST) process.env.HOST ??= HOST;
  if (PORT) process.env.PORT ??= PORT;
}

const signal = untilSignal();
const address = await readAddress({ mayMove: false });
const app = startNext("start", address, { stdio: ["ignore", "inherit", "inherit"], env: process.env });
void openOtherLoopback(app, address);
void signal.then((name) => stopChildren([app], name, DRAIN_MS));
process.exit(await app.exited);
