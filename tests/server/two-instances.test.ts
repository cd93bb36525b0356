import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, startServer } from "./support/crash-client.ts";
import { crash } from "./support/crash-run.ts";
import { judge } from "./support/crash-verdict.ts";
import { type Postgres, startPostgres } from "./support/postgres.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { testLead } from "./support/test-desk.ts";

const KILLS = 3;

let postgres: Postgres;
let sandbox: Sandbox;
const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), "lead-desk-two-")));

beforeAll(async () => {
  [postgres, sandbox] = await Promise.all([startPostgres(), startSandbox({ leads: 20, expires: 20 })]);
  // Without the broker's own refusal a second call for a lead would show.
  await sandbox.control.settings({ allowDuplicates: true });
});
afterAll(async () => {
  await sandbox.stop();
  await postgres.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test("two app processes with two workers send an import and hand-keyed leads once each, together", {
  timeout: 240_000,
}, async () => {
  const databaseUrl = await postgres.database();
  const servers: Server[] = await Promise.all(
    folders.map((folder) => startServer({ sandboxUrl: sandbox.url, folder, databaseUrl, aheadMs: 0 })),
  );
  try {
    const [one, other] = servers;
    if (!one || !other) throw new Error("there are two");
    const sid = await one.signIn();
    await sandbox.control.settings({ latencyMs: 60 });
    const imported = Array.from({ length: 150 }, () => testLead());
    const keyed = Array.from({ length: 12 }, () => testLead());
    await one.import(sid, imported);
    // Each lead is handed to both at once, with one id, as two tabs that were given the same form would.
    await Promise.all(
      keyed.flatMap((lead) => {
        const id = crypto.randomUUID();
        return [one.hand(sid, id, lead), other.hand(sid, id, lead)];
      }),
    );
    const emails = new Set([...imported, ...keyed].map(({ email }) => email));
    const isDone = async () => (await other.rows()).every(({ state }) => state === "accepted");
    await expect.poll(isDone, { timeout: 60_000, interval: 300 }).toBe(true);
    const ledger = await sandbox.control.ledger();
    expect(judge(emails, await other.rows(), ledger).faults).toEqual([]);
    expect(ledger.leads.every(({ attempts }) => attempts === 1)).toBe(true);
    expect(ledger.leads).toHaveLength(162);
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
  }
});

test(`${KILLS} SIGKILLs of either of two processes on one PostgreSQL lose nothing and send nothing twice`, {
  timeout: 600_000,
}, async () => {
  await sandbox.control.resetLedger();
  const report = await crash({ sandbox, folders, databaseUrl: await postgres.database(), kills: KILLS });
  expect(report.faults).toEqual([]);
  expect(report.kills).toHaveLength(KILLS);
  expect(report.acknowledged).toBeGreaterThan(KILLS);
  expect(report.struck).toBeGreaterThan(KILLS);
});
