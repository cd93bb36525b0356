/** The fault matrix: what goes wrong at the desk itself. */
import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { accessFor } from "#lib/server/auth/access-token.ts";
import { makeDesk } from "#lib/server/db/desk.ts";
import type { Queue } from "#lib/server/db/queue.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { UnsealError } from "#lib/server/db/sealer.ts";
import { advance } from "#lib/server/submissions/advance.ts";
import { expireLeases } from "#lib/server/submissions/rows.ts";
import { deliver } from "#lib/server/submissions/send.ts";
import { unclaim } from "#lib/server/submissions/unclaim.ts";
import { claimRows, readRoom } from "#lib/server/worker/claim-rows.ts";
import { takeStep, workOnLead } from "#lib/server/worker/lead-step.ts";
import { makeBatch, rowsOf } from "./support/batch.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

describe("a worker that stalls past its lease", () => {
  /** Claims a lead as a worker does, and stops there. */
  async function claimOne() {
    const lead = testLead();
    const batchId = await makeBatch(at, [lead]);
    const access = await accessFor(at.desk, at.session.connectionId);
    if (!access.ok) throw access.error;
    const { broker } = access.value;
    const { rows } = await claimRows(at.desk, broker, batchId, await readRoom(at.desk, broker), 1, 8);
    const [row] = rows;
    if (!row) throw new Error("not claimed");
    return { lead, batchId, row, resume: () => deliver(at.desk, access.value, row, lead, true) };
  }

  test("before it has sent anything never sends: somebody else has sent the lead meanwhile", async () => {
    await at.control.settings({ allowDuplicates: true });
    const { lead, row, resume } = await claimOne();
    await at.pass(61);
    await expireLeases(at.desk);
    expect(await at.state(row.id)).toBe("unknown");
    while ((await at.state(row.id)) === "unknown") {
      await at.pass(61);
      await at.work();
    }
    await at.press(row.id);
    expect(await at.standing(row.id)).toEqual(["accepted", null]);
    await resume();
    expect(await at.standing(row.id)).toEqual(["accepted", null]);
    expect([await at.taken(lead.email), await at.tried(lead.email)]).toEqual([1, 1]);
  });

  test("half-way, nobody else having had it, puts it back: it goes with the next turn", async () => {
    const { lead, row, resume } = await claimOne();
    await at.pass(45);
    await resume();
    expect((await at.standing(row.id))[0]).toBe("queued");
    expect(await at.tried(lead.email)).toBe(0);
    await at.press(row.id);
    expect(await at.standing(row.id)).toEqual(["accepted", null]);
  });

  test("with its call under way: the late answer counts, and the lead is not sent again", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "delay", ms: 600, when: "after" } });
    const { lead, row, resume } = await claimOne();
    const slow = resume();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await at.pass(61);
    await expireLeases(at.desk);
    expect(await at.state(row.id)).toBe("unknown");
    await slow;
    expect(await at.standing(row.id)).toEqual(["accepted", null]);
    expect(await at.tried(lead.email)).toBe(1);
  });
});

test("a worker that gives its rows back leaves alone what somebody else sends by now", async () => {
  const batchId = await makeBatch(at, 1);
  const { broker } = at.session;
  const claim = async () =>
    (await claimRows(at.desk, broker, batchId, await readRoom(at.desk, broker), 1, 8)).rows;
  const [first] = await claim();
  await at.pass(61);
  await expireLeases(at.desk);
  await at.desk.db.update(submissions).set({ state: "queued", nextAt: null });
  const [second] = await claim();
  if (!first || !second) throw new Error("each claimed it");
  await unclaim(at.desk, first);
  expect(await at.row(second.id)).toMatchObject({ state: "sending", attempts: 2 });
  await unclaim(at.desk, second);
  expect(await at.row(second.id)).toMatchObject({ state: "queued", attempts: 1, leaseUntil: null });
});

test("two workers on one row make one call", async () => {
  const lead = testLead();
  const id = await at.handIn(lead);
  const other = await makeDesk(at.desk.config, at.desk.db, at.clock.now);
  await Promise.all([advance(at.desk, id, "worker"), advance(other, id, "worker"), advance(other, id)]);
  expect(await at.standing(id)).toEqual(["accepted", null]);
  expect((await at.control.ledger()).endpoints.create.calls).toBe(1);
});

test("two workers looking up one unknown lead send it once", async () => {
  await at.control.settings({ allowDuplicates: true });
  await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
  const { id, lead } = await at.submit();
  const other = await makeDesk(at.desk.config, at.desk.db, at.clock.now);
  while ((await at.state(id)) !== "accepted") {
    await at.pass(61);
    await Promise.all([advance(at.desk, id, "worker"), advance(other, id, "worker")]);
  }
  expect(await at.taken(lead.email)).toBe(1);
});

describe("a lead whose seal cannot be opened", () => {
  const spoil = (id: string) =>
    at.desk.db.update(submissions).set({ lead: "spoilt" }).where(eq(submissions.id, id));

  test("is parked for a person after three faults, with nothing of it sent", async () => {
    const id = await at.handIn(testLead());
    await spoil(id);
    for (let fault = 0; fault < 3; fault += 1) await takeStep(at.desk, id);
    expect(await at.standing(id)).toEqual(["held", "desk-fault"]);
    expect((await at.control.ledger()).endpoints.create.calls).toBe(0);
  });

  test("after an unanswered attempt is parked as one that may have arrived", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
    const { id } = await at.submit();
    await spoil(id);
    await at.pass(10);
    for (let fault = 0; fault < 3; fault += 1) await takeStep(at.desk, id);
    expect(await at.standing(id)).toEqual(["held", "no-answer-for-a-day"]);
  });
});

test("a wrong vault key refuses the start, and the right one finds every lead", async () => {
  await at.control.fault({ endpoint: "create", fault: { kind: "busy" } });
  const { id } = await at.submit();
  const env = { ...at.desk.config.env, VAULT_KEYS: [{ id: "derived", key: randomBytes(32) }] };
  await expect(makeDesk({ ...at.desk.config, env }, at.desk.db)).rejects.toBeInstanceOf(UnsealError);
  expect(await at.settle(id)).toEqual(["accepted", null]);
});

test("a database that fails in the middle of a step parks no lead: the next step goes on", async () => {
  const id = await at.handIn(testLead());
  await at.desk.db.execute(sql`alter table submissions rename to gone`);
  try {
    for (let fault = 0; fault < 5; fault += 1) await takeStep(at.desk, id);
  } finally {
    await at.desk.db.execute(sql`alter table gone rename to submissions`);
  }
  expect(await at.state(id)).toBe("queued");
  await takeStep(at.desk, id);
  expect(await at.standing(id)).toEqual(["accepted", null]);
  expect(await rowsOf(at, null)).toHaveLength(1);
});

test("a job that meets a lead whose lease has just run out is not due again at once", async () => {
  const { id } = await at.submit();
  const wake = vi.fn<Queue["wake"]>(async () => {});
  const queue: Queue = { wake, wakeAll: async () => {}, work: async () => {}, stop: async () => {} };
  const past = new Date(at.desk.now().getTime() - 1);
  await at.desk.db
    .update(submissions)
    .set({ state: "sending", leaseUntil: past })
    .where(eq(submissions.id, id));
  await workOnLead({ ...at.desk, queue }, id);
  expect(wake).toHaveBeenCalledWith("lead", id, expect.any(Date));
  const [, , due] = wake.mock.calls[0] ?? [];
  expect(Number(due) - at.desk.now().getTime()).toBeGreaterThan(500);
});
