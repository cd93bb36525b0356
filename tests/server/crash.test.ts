import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startServer } from "./support/crash-client.ts";
import { crash } from "./support/crash-run.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { testLead } from "./support/test-desk.ts";

/** `npm run prove:crash` does this 200 times, and on PostgreSQL as well. */
const KILLS = 6;

let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "lead-desk-crash-"));
  // Tokens that are soon over, so that some kills fall into a refresh.
  sandbox = await startSandbox({ leads: 20, expires: 20 });
  // Without the broker's own refusal of a known email a second call for a lead would show.
  await sandbox.control.settings({ allowDuplicates: true });
});
afterEach(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

test(`${KILLS} SIGKILLs during hand entry and import lose no acknowledged lead, and send none twice`, {
  timeout: 600_000,
}, async () => {
  const report = await crash({ sandbox, folders: [folder], kills: KILLS });
  expect(report.faults).toEqual([]);
  expect(report.kills).toHaveLength(KILLS);
  expect(report.acknowledged).toBeGreaterThan(KILLS);
  expect(report.struck).toBeGreaterThan(KILLS);
  expect(report.kills.some(({ calls }) => calls > 0)).toBe(true);
});

test("a server that is asked to stop sees its calls to their end within 10 s, and leaves none of them open", {
  timeout: 120_000,
}, async () => {
  const launch = { sandboxUrl: sandbox.url, folder, aheadMs: 0 };
  const server = await startServer(launch);
  const sid = await server.signIn();
  await sandbox.control.settings({ latencyMs: 2000 });
  const leads = Array.from({ length: 60 }, () => testLead());
  await server.import(sid, leads);
  const create = async () => (await sandbox.control.ledger()).endpoints.create;
  await expect.poll(async () => (await create()).open, { timeout: 10_000 }).toBeGreaterThan(0);
  const began = Date.now();
  expect(await server.stop()).toBe(143);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(await create()).toMatchObject({ open: 0, aborted: 0 });
  const next = await startServer(launch);
  const rows = await next.rows();
  await next.kill();
  const arrived = (await sandbox.control.ledger()).leads.filter(({ count }) => count === 1);
  expect(rows).toHaveLength(60);
  expect(rows.filter(({ state }) => state === "accepted")).toHaveLength(arrived.length);
});
