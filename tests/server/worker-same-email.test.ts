/** Imported rows whose email is on its way already. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { claimRows, readRoom } from "#lib/server/worker/claim-rows.ts";
import { Pump } from "#lib/server/worker/pump.ts";
import { makeBatch, rowsOf } from "./support/batch.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

const north = () => {
  const [broker] = at.desk.config.brokers;
  if (!broker) throw new Error("there is a broker");
  return broker;
};

/** An import with a row of an email that is keyed by hand as well, and may have arrived so. */
async function blocked(rows = 1) {
  const lead = testLead();
  const batch = await makeBatch(at, [lead, ...Array.from({ length: rows - 1 }, () => testLead())]);
  await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
  const { id } = await at.submit(lead);
  expect([await at.state(id), (await rowsOf(at, batch)).length]).toEqual(["unknown", rows]);
  return { id, batch };
}

test("a claim that finds nothing to send leaves the broker's pace where it is", async () => {
  const { batch } = await blocked();
  const room = await readRoom(at.desk, north());
  const claim = await claimRows(at.desk, north(), batch, room, 4, 8);
  expect(claim.rows).toEqual([]);
  expect((await readRoom(at.desk, north())).nextAt).toEqual(room.nextAt);
});

test("a row whose email may have arrived says so and waits, and costs other imports nothing", async () => {
  at.tune({ callsPerMinute: 300 });
  const { batch } = await blocked();
  const other = await makeBatch(at, 60);
  const before = (await at.control.ledger()).endpoints.create.calls;
  const pump = new Pump(at.desk, north());
  void pump.start();
  await sleep(6000);
  await pump.stop();
  // Five a second; half of them were lost to looking at the row again and again.
  expect((await at.control.ledger()).endpoints.create.calls - before).toBeGreaterThanOrEqual(26);
  const [row] = await rowsOf(at, batch);
  expect([row?.state, row?.reason]).toEqual(["queued", "same-email"]);
  const wait = (row?.nextAt?.getTime() ?? 0) - at.desk.now().getTime();
  expect(wait).toBeGreaterThan(20_000);
  expect((await rowsOf(at, other)).some(({ state }) => state === "accepted")).toBe(true);
});

test("it goes when the lead before it has come to its end, and its import's other rows do not wait for it", async () => {
  at.tune({ callsPerMinute: 6000 });
  const { id, batch } = await blocked(12);
  await at.startWorker();
  await expect
    .poll(async () => (await rowsOf(at, batch)).filter(({ state }) => state === "accepted").length, {
      timeout: 10_000,
    })
    .toBe(11);
  await at.pass(100);
  await expect.poll(async () => (await at.row(id)).absentSince, { timeout: 15_000 }).toBeInstanceOf(Date);
  await at.pass(65);
  await expect.poll(() => at.state(id), { timeout: 15_000 }).toBe("accepted");
  await at.pass(31);
  const [row] = await rowsOf(at, batch);
  await expect.poll(() => at.state(row?.id ?? ""), { timeout: 15_000 }).toBe("duplicate");
});
