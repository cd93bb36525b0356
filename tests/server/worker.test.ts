import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { findSubmission } from "#lib/server/submissions/rows.ts";
import { makeBatch, rowsOf } from "./support/batch.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

const jobsOf = async (id: string) => {
  const { rows } = Object(
    await at.desk.db.execute(sql`select 1 from pgboss.job where singleton_key = ${id}`),
  );
  return rows.length;
};

describe("a lead and its job", () => {
  test("are committed together", async () => {
    await at.startWorker();
    const id = await at.handIn(testLead());
    expect(await jobsOf(id)).toBe(1);
  });

  test("are rolled back together", async () => {
    await at.startWorker();
    const submissionId = randomUUID();
    const late = { submissionId, lead: testLead(), corrects: randomUUID() };
    const refused = await acceptLead(at.desk, at.session, late);
    expect(!refused.ok && refused.error.code).toBe("moved-on");
    expect([await findSubmission(at.desk, submissionId), await jobsOf(submissionId)]).toEqual([null, 0]);
  });
});

describe("a lead that was accepted and left alone", () => {
  test("is sent by the worker, once", async () => {
    await at.startWorker();
    const id = await at.handIn(testLead());
    await expect.poll(() => at.state(id), { timeout: 10_000 }).toBe("accepted");
    expect((await at.control.ledger()).endpoints.create.calls).toBe(1);
  });

  test("is found by the worker's round when its job is lost", async () => {
    await at.startWorker();
    const id = await at.handIn(testLead());
    await at.desk.db.execute(sql`truncate pgboss.job`);
    await expect.poll(() => at.state(id), { timeout: 20_000 }).toBe("accepted");
  });

  test("before there was a worker is found by the next one", async () => {
    const id = await at.handIn(testLead());
    at.clock.pass(5);
    await at.startWorker();
    await expect.poll(() => at.state(id), { timeout: 10_000 }).toBe("accepted");
  });

  test("unanswered is followed to its end", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
    const { id, lead } = await at.submit();
    await at.startWorker();
    await at.pass(6);
    await expect.poll(() => at.state(id), { timeout: 15_000 }).toBe("accepted");
    expect(await at.tried(lead.email)).toBe(1);
  });
});

describe("a worker that is asked to stop", () => {
  test("sees its calls to their end, takes nothing new, and the next one goes on where it stood", async () => {
    at.tune({ callsPerMinute: 6000 });
    await at.control.settings({ latencyMs: 1500 });
    const batch = await makeBatch(at, 30);
    const worker = await at.startWorker();
    await expect
      .poll(async () => (await at.control.ledger()).endpoints.create.open, { timeout: 5000 })
      .toBe(8);
    const began = Date.now();
    expect(await worker.stop(9000)).toBe(true);
    expect(Date.now() - began).toBeLessThan(10_000);
    const states = (await rowsOf(at, batch)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["accepted", "queued"]));
    expect((await at.control.ledger()).endpoints.create).toMatchObject({ open: 0, aborted: 0 });
    await at.control.settings({ latencyMs: 0 });
    await at.startWorker();
    await expect
      .poll(async () => (await rowsOf(at, batch)).every(({ state }) => state === "accepted"), {
        timeout: 10_000,
      })
      .toBe(true);
    expect((await at.control.ledger()).endpoints.create.calls).toBe(30);
  });

  test("does not wait for ever: what hangs is left to its lease", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "hang", when: "after" } });
    const batch = await makeBatch(at, 1);
    const worker = await at.startWorker();
    await expect
      .poll(async () => (await at.control.ledger()).endpoints.create.open, { timeout: 5000 })
      .toBe(1);
    const began = Date.now();
    expect(await worker.stop(1000)).toBe(false);
    expect(Date.now() - began).toBeLessThan(3000);
    expect((await rowsOf(at, batch)).map(({ state }) => state)).toEqual(["sending"]);
  });
});
