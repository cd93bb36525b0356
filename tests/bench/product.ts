/** The product as a desk runs it: the production build, a data folder of its own, the sandbox as its broker. */
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DemoOptions } from "../../sandbox/accounts.ts";
import { type Child, stopChildren } from "../../scripts/children.ts";
import { demoEnvironment } from "../../scripts/demo-config.ts";
import { isBuildFresh } from "../../scripts/fresh-build.ts";
import { buildNext, startNext } from "../../scripts/next.ts";
import { nextFree } from "../../scripts/ports.ts";
import { untilReady } from "../../scripts/ready.ts";
import { type Sandbox, startSandbox } from "../server/support/sandbox.ts";

const HOST = "127.0.0.1";
const FIRST_PORT = 4610;

export type Product = {
  readonly url: string;
  /** Of the process that serves the app. */
  readonly pid: number;
  readonly sandbox: Sandbox;
  readonly stop: () => Promise<void>;
};

/** A build in a folder of one's own (`NEXT_DIST_DIR`) is taken as it is; the usual one is made anew where it is old. */
async function ensureBuild(): Promise<void> {
  if (process.env.NEXT_DIST_DIR || isBuildFresh()) return;
  console.log("Building the app for these sources …");
  const code = await buildNext();
  if (code !== 0) throw new Error(`The build failed with code ${code}.`);
}

/** Access tokens outlive the run: a refresh in the middle is not what is measured. */
const TOKEN_SECONDS = 86_400;

type Setting = {
  readonly leads: number;
  /** Of each of the broker's answers, in milliseconds. */
  readonly latency?: number;
  readonly brokers?: DemoOptions;
};

export async function startProduct({ leads, latency = 0, brokers = {} }: Setting): Promise<Product> {
  await ensureBuild();
  const folder = mkdtempSync(join(tmpdir(), "lead-desk-bench-"));
  const children: Child[] = [];
  const sandbox = await startSandbox({ leads, latency, expires: TOKEN_SECONDS });
  const stop = async () => {
    await stopChildren(children);
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const log = join(folder, "app.log");
    const out = openSync(log, "w");
    const address = { host: HOST, port: await nextFree(FIRST_PORT, HOST) };
    const env = { ...demoEnvironment(join(folder, "data"), sandbox.url, brokers), APP_URL: "" };
    const app = startNext("start", address, { stdio: ["ignore", out, out], env });
    children.push(app);
    const url = `http://${HOST}:${address.port}`;
    const ready = await untilReady(app, `${url}/api/health`, ({ status }) => status === 200, 60);
    const { pid } = app.process;
    if (!ready || pid === undefined) throw new Error(`The app did not start:\n${readFileSync(log, "utf8")}`);
    return { url, pid, sandbox, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
