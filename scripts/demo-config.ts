import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DemoOptions, demoBrokers } from "../sandbox/accounts.ts";

/** Made once, so that a restart keeps sessions and can read what it stored. Only this user may read it. */
function keptSecret(path: string): string {
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8").trim();
}

/**
 * The configuration of a desk against the sandbox at `sandboxUrl`, in a folder of its own: a real desk's data,
 * database and keys, also those named in an `.env` file, are out of its reach.
 */
export function demoEnvironment(
  folder: string,
  sandboxUrl: string,
  options: DemoOptions = {},
): NodeJS.ProcessEnv {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const brokers = join(folder, "brokers.json");
  writeFileSync(brokers, `${JSON.stringify(demoBrokers(sandboxUrl, options), null, 2)}\n`, { mode: 0o600 });
  return {
    ...process.env,
    DATA_DIR: folder,
    BROKERS_FILE: brokers,
    AUTH_SECRET: process.env.AUTH_SECRET || keptSecret(join(folder, "secret")),
    // Empty is unset, and keeps Next from reading the variable out of an .env file.
    DATABASE_URL: "",
    VAULT_KEYS: process.env.VAULT_KEYS ?? "",
    APP_URL: process.env.APP_URL ?? "",
    // Nobody else sends what waits in the demo's own database.
    WORKER: "",
  };
}
