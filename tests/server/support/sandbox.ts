import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Planned } from "../../../sandbox/faults/schema.ts";
import type { LedgerReport } from "../../../sandbox/ledger.ts";
import type { Settings } from "../../../sandbox/settings.ts";

const NODE = fileURLToPath(new URL("../../../node_modules/.bin/node", import.meta.url));
const MAIN = fileURLToPath(new URL("../../../sandbox/main.ts", import.meta.url));

export type SandboxOptions = {
  /** 0 (the default) takes a free port. */
  readonly port?: number;
  readonly leads?: number;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Lifetime of an access token in seconds. */
  readonly expires?: number;
  readonly seed?: number;
  /** The instant at which the year of seeded leads ends. */
  readonly now?: string;
};

/** Drives a sandbox; `sandbox/README.md` says what each part does. */
export type SandboxControl = {
  readonly fault: (...plans: Planned[]) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  readonly settings: (change: Partial<Settings>) => Promise<void>;
  readonly kill: (tokens: "access" | "refresh" | "both") => Promise<void>;
  readonly ledger: () => Promise<LedgerReport>;
  readonly resetLedger: () => Promise<void>;
  /** As at the start: settings, faults, received leads, ledger. Tokens stay good. */
  readonly reset: () => Promise<void>;
};

export type Sandbox = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  readonly control: SandboxControl;
  readonly stop: () => Promise<void>;
};

/** The control of a sandbox that already listens at `url`. A refused request throws with its reason. */
export function controlOf(url: string): SandboxControl {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}/__control/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`sandbox control ${path}: ${await response.text()}`);
    return response;
  };
  const tell = async (method: string, path: string, body?: unknown): Promise<void> => {
    await (await ask(method, path, body)).arrayBuffer();
  };
  return {
    fault: (...plans) => tell("POST", "faults", plans),
    clearFaults: () => tell("DELETE", "faults"),
    settings: (change) => tell("POST", "settings", change),
    kill: (tokens) => tell("POST", "kill", { tokens }),
    ledger: async () => (await ask("GET", "ledger")).json(),
    resetLedger: () => tell("POST", "ledger/reset"),
    reset: () => tell("POST", "reset"),
  };
}

/** Starts a sandbox broker as a process of its own and waits until it listens. */
export function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const args = Object.entries({ port: 0, leads: 200, ...options }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]);
  const child = spawn(NODE, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const port = Number(/listening on http:\/\/[^ :]+:(\d+)/.exec(said)?.[1] ?? 0);
      if (port === 0) return;
      const url = `http://127.0.0.1:${port}`;
      resolve({ url, port, control: controlOf(url), stop });
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the sandbox ended with code ${code}: ${said}`)));
  });
}
