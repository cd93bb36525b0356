import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type Sandbox, startSandbox } from "#tests/server/support/sandbox.ts";
import { launchApp, newFolder, removeFolder, startApp } from "./support/app.ts";

let sandbox: Sandbox;

test.beforeAll(async () => {
  sandbox = await startSandbox({ leads: 5 });
});
test.afterAll(() => sandbox.stop());

/** Starts with this configuration, which is wrong, and returns the lines it ends with. */
async function refusedWith(env: Record<string, string>): Promise<string[]> {
  const dataDir = newFolder();
  writeFileSync(join(dataDir, "bad.json"), JSON.stringify({ brokers: [{ id: "x", colour: "red" }] }));
  const app = await launchApp({ sandboxUrl: sandbox.url, dataDir, env });
  const code = await app.exited;
  removeFolder(dataDir);
  expect(code, app.output()).not.toBe(0);
  return app
    .output()
    .split("\n")
    .filter((line) => line.startsWith("Lead Desk cannot start: "));
}

test("a missing secret ends the start with one line that names it", async () => {
  expect(await refusedWith({ AUTH_SECRET: "" })).toEqual([
    "Lead Desk cannot start: AUTH_SECRET is missing: set a random text of at least 32 characters",
  ]);
});

test("a missing brokers file ends the start with one line that names it", async () => {
  const lines = await refusedWith({ BROKERS_FILE: "/nowhere/brokers.json" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("/nowhere/brokers.json cannot be read");
});

test("several faults end the start with a line each", async () => {
  expect(await refusedWith({ SESSION_HOURS: "never", LOG_LEVEL: "loud" })).toHaveLength(2);
});

test("a database that does not answer ends the start with one line", async () => {
  const lines = await refusedWith({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("DATABASE_URL cannot be used");
});

test("a second server on one data folder ends with a line; the first goes on", async () => {
  const first = await startApp({ sandboxUrl: sandbox.url });
  const second = await launchApp({ sandboxUrl: sandbox.url, dataDir: first.dataDir });
  expect(await second.exited).not.toBe(0);
  expect(second.output()).toContain("is in use by another Lead Desk server");
  expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
  await first.stop();
  removeFolder(first.dataDir);
});

test("a killed server leaves nothing that blocks the next start", async () => {
  const killed = await startApp({ sandboxUrl: sandbox.url });
  await killed.stop("SIGKILL");
  const next = await startApp({ sandboxUrl: sandbox.url, dataDir: killed.dataDir });
  expect((await fetch(`${next.url}/api/health`)).status).toBe(200);
  await next.stop();
  removeFolder(next.dataDir);
});

test("another secret's vault refuses the start in one line", async () => {
  const first = await startApp({ sandboxUrl: sandbox.url });
  await first.stop();
  const env = { AUTH_SECRET: "quite-another-secret-of-more-than-32-characters" };
  const other = await launchApp({ sandboxUrl: sandbox.url, dataDir: first.dataDir, env });
  expect(await other.exited).not.toBe(0);
  expect(other.output()).toContain("VAULT_KEYS do not fit this database");
  removeFolder(first.dataDir);
});

test("localhost, 127.0.0.1 and ::1 all answer, and the health tells nothing but that", async () => {
  const app = await startApp({ sandboxUrl: sandbox.url });
  const port = new URL(app.url).port;
  for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
    const health = await fetch(`http://${host}:${port}/api/health`);
    expect(Object.keys(await health.json()).sort()).toEqual(["status", "version"]);
  }
  await app.stop();
  removeFolder(app.dataDir);
});
