/** The fault matrix: the database goes away, or its disk is full, under a running server. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import { type Server, startServer } from "./support/crash-client.ts";
import { judge } from "./support/crash-verdict.ts";
import { startPostgres } from "./support/postgres.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { testLead } from "./support/test-desk.ts";

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ leads: 20 });
});
beforeEach(async () => {
  await sandbox.control.reset();
  await sandbox.control.settings({ allowDuplicates: true });
  folder = mkdtempSync(join(tmpdir(), "lead-desk-database-"));
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => sandbox.stop());

/** Hands a lead in; true where it was acknowledged. */
async function isTaken(server: Server, sid: string, lead: LeadInput): Promise<boolean> {
  try {
    await server.hand(sid, crypto.randomUUID(), lead);
    return true;
  } catch {
    return false;
  }
}

/** Hands so many leads in at once; the emails of those that were acknowledged. */
async function handMany(server: Server, sid: string, count: number): Promise<string[]> {
  const leads = Array.from({ length: count }, () => testLead());
  const taken = await Promise.all(leads.map((lead) => isTaken(server, sid, lead)));
  return leads.filter((_, at) => taken[at]).map(({ email }) => email);
}

/** Goes on, minutes later, until every lead has ended. */
async function seeToTheEnd(databaseUrl?: string): Promise<Server> {
  for (const aheadMs of [100_000, 165_000, 230_000]) {
    await sandbox.control.settings({ clockOffsetMs: aheadMs });
    const server = await startServer({ sandboxUrl: sandbox.url, folder, databaseUrl, aheadMs });
    await server.signIn();
    const isOpen = async () =>
      (await server.rows()).some(({ state }) => ["queued", "sending", "unknown"].includes(state));
    for (let waited = 0; waited < 12_000 && (await isOpen()); waited += 300) {
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    if (!(await isOpen())) return server;
    await server.kill();
  }
  throw new Error("some leads did not end");
}

test("PostgreSQL gone in the middle: nothing is acknowledged meanwhile, the server goes on when it is back, and every lead ends", {
  timeout: 180_000,
}, async () => {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.database();
  let server = await startServer({ sandboxUrl: sandbox.url, folder, databaseUrl, aheadMs: 0 });
  try {
    const sid = await server.signIn();
    const acknowledged = new Set(await handMany(server, sid, 3));
    expect(acknowledged.size).toBe(3);
    // These have left, or are about to, when the database goes: their answers cannot be stored.
    await sandbox.control.settings({ latencyMs: 1500 });
    const during = handMany(server, sid, 6);
    await expect.poll(async () => (await sandbox.control.ledger()).endpoints.create.open).toBeGreaterThan(0);
    await postgres.halt();
    for (const email of await during) acknowledged.add(email);
    expect(await handMany(server, sid, 2)).toEqual([]);
    await sandbox.control.settings({ latencyMs: 0 });
    await postgres.resume();
    // The same process, without a restart.
    await expect.poll(() => isTaken(server, sid, testLead()), { timeout: 30_000 }).toBe(true);
    const after = await handMany(server, sid, 2);
    expect(after).toHaveLength(2);
    for (const email of after) acknowledged.add(email);
    await server.kill();
    server = await seeToTheEnd(databaseUrl);
    expect(judge(acknowledged, await server.rows(), await sandbox.control.ledger()).faults).toEqual([]);
  } finally {
    await server.kill();
    await postgres.stop();
  }
});

/** A small disk of its own, in a namespace where an unprivileged process may mount one; null where there is none. */
async function smallDisk(mb: number): Promise<{ path: string; enter: string[]; end: () => void } | null> {
  const mount = `mount -t tmpfs -o size=${mb}m tmpfs ${folder} && echo ready && exec sleep 600`;
  const holder = spawn("unshare", ["-rm", "sh", "-c", mount], { stdio: ["ignore", "pipe", "ignore"] });
  const isReady = await new Promise<boolean>((resolve) => {
    holder.stdout.once("data", () => resolve(true));
    holder.once("error", () => resolve(false));
    holder.once("exit", () => resolve(false));
  });
  if (!isReady) return null;
  const enter = [
    "nsenter",
    "--target",
    String(holder.pid),
    "--user",
    "--mount",
    "--wd",
    "--preserve-credentials",
  ];
  return { path: `/proc/${holder.pid}/root${folder}`, enter, end: () => void holder.kill("SIGKILL") };
}

describe("a full disk", () => {
  test("acknowledges nothing that it could not keep, and loses nothing of what it had acknowledged", {
    timeout: 180_000,
  }, async (context) => {
    const disk = await smallDisk(160);
    if (!disk) return context.skip("this machine lets no process mount a disk of its own (unshare -rm)");
    const acknowledged = new Set<string>();
    let server: Server | null = null;
    try {
      const launch = { sandboxUrl: sandbox.url, folder, aheadMs: 0, brokersIn: disk.path, enter: disk.enter };
      server = await startServer(launch);
      const sid = await server.signIn();
      for (const email of await handMany(server, sid, 3)) acknowledged.add(email);
      expect(acknowledged.size).toBe(3);
      expect(() => writeFileSync(join(disk.path, "filler"), Buffer.alloc(200_000_000))).toThrow("ENOSPC");
      let refused = 0;
      for (let round = 0; round < 60 && refused < 3; round += 1) {
        const taken = await handMany(server, sid, 20);
        for (const email of taken) acknowledged.add(email);
        if (taken.length < 20) refused += 1;
      }
      expect(refused).toBe(3);
      await server.kill();
      // A larger disk: what is on the full one, elsewhere.
      const full = `${folder}-full`;
      cpSync(disk.path, full, { recursive: true });
      disk.end();
      rmSync(join(full, "filler"));
      cpSync(full, folder, { recursive: true });
      rmSync(full, { recursive: true });
      server = await seeToTheEnd();
      expect(judge(acknowledged, await server.rows(), await sandbox.control.ledger()).faults).toEqual([]);
    } finally {
      await server?.kill();
      disk.end();
    }
  });
});
