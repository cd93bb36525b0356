import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { DEMO, type DemoOptions, demoBrokers } from "#sandbox/accounts.ts";
import { nextFree } from "../../../scripts/ports.ts";

const READY_MS = 60_000;

export type AppOptions = {
  /** The broker's address. */
  readonly sandboxUrl: string;
  readonly brokers?: DemoOptions;
  /** A folder to go on in; without it the app gets a new one. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** The production server in a process of its own, started the way `npm start` starts it. */
export type App = {
  readonly url: string;
  readonly dataDir: string;
  /** All that it has said. */
  output(): string;
  /** Resolves to the exit code. */
  readonly exited: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "lead-desk-app-"));
}

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

export const TEST_SECRET = "a-secret-of-the-tests-of-more-than-32-characters";

/** Each worker of the test runner looks for its ports in a range of its own. */
function firstPort(): number {
  return 4700 + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * 200 + Math.floor(Math.random() * 100);
}

/** Starts the app and returns at once; `untilReady` waits for its first answer. */
export async function launchApp(options: AppOptions): Promise<App> {
  const dataDir = options.dataDir ?? newFolder();
  const port = await nextFree(firstPort(), "localhost");
  const brokersFile = join(dataDir, "brokers.json");
  writeFileSync(brokersFile, JSON.stringify(demoBrokers(options.sandboxUrl, options.brokers)));
  let said = "";
  const child: ChildProcess = spawn("node_modules/.bin/node", ["scripts/start.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      AUTH_SECRET: TEST_SECRET,
      BROKERS_FILE: brokersFile,
      DATA_DIR: dataDir,
      HOST: "localhost",
      PORT: String(port),
      ...options.env,
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    url: `http://localhost:${port}`,
    dataDir,
    output: () => said,
    exited,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      await exited;
    },
  };
}

/** Launches the app and waits until it answers. Throws with what it said where it ends instead. */
export async function startApp(options: AppOptions): Promise<App> {
  const app = await launchApp(options);
  let ended = false;
  void app.exited.then(() => {
    ended = true;
  });
  const until = Date.now() + READY_MS;
  while (!ended && Date.now() < until) {
    const answer = await fetch(`${app.url}/api/health`).catch(() => null);
    if (answer?.status === 200) return app;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await app.stop("SIGKILL");
  throw new Error(`the app did not start: ${app.output()}`);
}

type Account = { readonly username: string; readonly password: string };

/** Signs in by the page, as a person does, and waits for the leads. */
export async function signIn(page: Page, url: string, account: Account = DEMO): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole("textbox", { name: "Username" }).fill(account.username);
  await page.getByRole("textbox", { name: "Password" }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/leads**");
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
}
