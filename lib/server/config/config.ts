import "server-only";
import { readFileSync } from "node:fs";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Broker } from "./broker.ts";
import { readBrokers } from "./brokers-file.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import type { Faults } from "./faults.ts";
import { isHttps } from "./https.ts";

export type Config = {
  readonly env: Environment;
  readonly brokers: readonly Broker[];
  /** Origins that count as this desk itself (SECURITY 3). */
  readonly origins: readonly string[];
  /** True where the desk is reached by https, so that its cookies are `__Host-` and Secure. */
  readonly secure: boolean;
};

function readText(path: string): Result<string, Faults> {
  try {
    return ok(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    return err([`${path} cannot be read (${reason}): BROKERS_FILE must name the file of the brokers`]);
  }
}

/** Reads environment and brokers file; every fault of both at once, one line each. */
export function readConfig(env: NodeJS.ProcessEnv): Result<Config, Faults> {
  const environment = readEnvironment(env);
  const path = environment.ok ? environment.value.BROKERS_FILE : (env.BROKERS_FILE ?? "brokers.json");
  const content = readText(path);
  const brokers = content.ok ? readBrokers(path, content.value, env) : content;
  if (!environment.ok || !brokers.ok) {
    return err([...(environment.ok ? [] : environment.error), ...(brokers.ok ? [] : brokers.error)]);
  }
  const { APP_URL, PORT } = environment.value;
  const local = ["localhost", "127.0.0.1", "[::1]"].map((host) => new URL(`http://${host}:${PORT}`).origin);
  return ok({
    env: environment.value,
    brokers: brokers.value,
    origins: APP_URL ? [APP_URL] : local,
    secure: isHttps(APP_URL),
  });
}

declare global {
  var leadDeskConfig: Config | undefined;
}

export class ConfigError extends Error {
  readonly faults: Faults;
  constructor(faults: Faults) {
    super(faults.join("\n"));
    this.name = "ConfigError";
    this.faults = faults;
  }
}

/** The configuration of this process, read once. Throws ConfigError; the start has shown it by then. */
export function getConfig(): Config {
  if (!globalThis.leadDeskConfig) {
    const config = readConfig(process.env);
    if (!config.ok) throw new ConfigError(config.error);
    globalThis.leadDeskConfig = config.value;
  }
  return globalThis.leadDeskConfig;
}

export function findBroker(config: Config, id: string): Broker | null {
  return config.brokers.find((broker) => broker.id === id) ?? null;
}
