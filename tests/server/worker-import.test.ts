import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { cancelBatch, cancelRows, pauseBatch, resumeBatch } from "#lib/server/batches/change.ts";
import { batches, submissions } from "#lib/server/db/schema.ts";
import { advance } from "#lib/server/submissions/advance.ts";
import { makeBatch, rowsOf } from "./support/batch.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

const many = (count: number) => Array.from({ length: count }, () => testLead());
const statesOf = async (batch: string) => [...new Set((await rowsOf(at, batch)).map(({ state }) => state))];
const untilAllAre = (batch: string, state: string, timeout = 20_000) =>
  expect.poll(() => statesOf(batch), { timeout, interval: 200 }).toEqual([state]);
const creates = async () => (await at.control.ledger()).calls.filter(({ endpoint }) => endpoint === "create");
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

test("an import of 200 rows arrives, each row exactly once, and its batch is closed", async () => {
  at.tune({ callsPerMinute: 6000 });
  await at.startWorker();
  const batch = await makeBatch(at, 200);
  await untilAllAre(batch, "accepted");
  const { leads } = await at.control.ledger();
  expect([leads.length, leads.every(({ count, attempts }) => count === 1 && attempts === 1)]).toEqual([
    200,
    true,
  ]);
  await expect
    .poll(async () => (await at.desk.db.select().from(batches))[0]?.state, { timeout: 8000 })
    .toBe("done");
});

describe("while an import of 500 rows is running at 300 calls a minute", () => {
  test("a lead keyed by hand is accepted at once, and one left to the worker soon", async () => {
    at.tune({ callsPerMinute: 300 });
    await at.control.settings({ latencyMs: 100 });
    await at.startWorker();
    await makeBatch(at, 500);
    await expect
      .poll(async () => (await at.control.ledger()).endpoints.create.calls, { timeout: 5000 })
      .toBeGreaterThan(10);
    const waits: number[] = [];
    for (let lead = 0; lead < 3; lead += 1) {
      const began = performance.now();
      const id = await at.handIn(testLead());
      await advance(at.desk, id);
      waits.push(performance.now() - began);
      expect(await at.state(id)).toBe("accepted");
    }
    expect(Math.max(...waits)).toBeLessThan(1500);
    const alone = await at.handIn(testLead());
    await expect.poll(() => at.state(alone), { timeout: 8000 }).toBe("accepted");
  });
});

test("calls keep to the broker's pace: in no stretch more than the burst and what the pace allows", async () => {
  const [perSecond, burst] = [20, 4];
  at.tune({ callsPerMinute: perSecond * 60, callsAtOnce: burst });
  await at.startWorker();
  const batch = await makeBatch(at, 80);
  await untilAllAre(batch, "accepted");
  const times = (await creates()).map((call) => Date.parse(call.at));
  const spans = times.flatMap((from, first) =>
    times.slice(first).map((to, more) => [to - from, more + 1] as const),
  );
  // All that may be under way at once can be late together, and arrive with those that come after them.
  const tooMany = spans.filter(([ms, calls]) => calls > 2 * burst + 2 + (ms / 1000) * perSecond);
  expect(tooMany).toEqual([]);
});

test("no more calls are under way at once than the broker may have", async () => {
  at.tune({ callsPerMinute: 6000, callsAtOnce: 5 });
  await at.control.settings({ latencyMs: 200 });
  await at.startWorker();
  const batch = await makeBatch(at, 40);
  await untilAllAre(batch, "accepted");
  expect((await at.control.ledger()).endpoints.create.concurrentMax).toBe(5);
});

test("two imports take turns", async () => {
  at.tune({ callsPerMinute: 1200 });
  const [first, second] = [await makeBatch(at, many(60)), await makeBatch(at, many(60))];
  await at.startWorker();
  await expect
    .poll(async () => (await at.control.ledger()).endpoints.create.calls, { timeout: 10_000 })
    .toBeGreaterThan(50);
  const done = async (batch: string) =>
    (await rowsOf(at, batch)).filter(({ state }) => state === "accepted").length;
  const [one, other] = [await done(first), await done(second)];
  expect(Math.min(one, other)).toBeGreaterThan(15);
});

test("a small import beside two large ones is not kept waiting, at the slowest pace either", async () => {
  at.tune({ callsPerMinute: 300 });
  await makeBatch(at, many(100));
  await makeBatch(at, many(100));
  await at.startWorker();
  await expect
    .poll(async () => (await at.control.ledger()).endpoints.create.calls, { timeout: 10_000 })
    .toBeGreaterThan(10);
  // Four rows, each after one of either large one's: two and a half seconds.
  await untilAllAre(await makeBatch(at, many(4)), "accepted", 10_000);
});

describe("an import that is", () => {
  async function halfWay() {
    at.tune({ callsPerMinute: 1200 });
    await at.startWorker();
    const batch = await makeBatch(at, 60);
    await expect
      .poll(async () => (await at.control.ledger()).endpoints.create.calls, { timeout: 10_000 })
      .toBeGreaterThan(10);
    return batch;
  }

  test("paused sends nothing until it is resumed", async () => {
    const batch = await halfWay();
    expect(await pauseBatch(at.desk, at.session, batch)).toBe(true);
    await seconds(0.5);
    const before = (await creates()).length;
    await seconds(5.5);
    expect((await creates()).length).toBe(before);
    expect(await statesOf(batch)).toContain("queued");
    await resumeBatch(at.desk, at.session, batch);
    await untilAllAre(batch, "accepted");
    expect((await creates()).length).toBe(60);
  });

  test("cancelled sends nothing more, and every row says what became of it", async () => {
    const batch = await halfWay();
    await cancelBatch(at.desk, at.session, batch);
    await cancelRows(at.desk, batch);
    await seconds(0.5);
    const before = (await creates()).length;
    await seconds(3);
    expect((await creates()).length).toBe(before);
    expect(new Set(await statesOf(batch))).toEqual(new Set(["accepted", "cancelled"]));
  });
});

test("two rows of one email in one import go one after the other, and hold nothing up", async () => {
  at.tune({ callsPerMinute: 6000 });
  await at.control.settings({ latencyMs: 100 });
  const leads = many(12);
  const batch = await makeBatch(at, leads);
  const [first] = await rowsOf(at, batch);
  if (!first) throw new Error("there are rows");
  await at.desk.db
    .update(submissions)
    .set({ emailHash: first.emailHash })
    .where(eq(submissions.rowNumber, 2));
  await at.startWorker();
  await untilAllAre(batch, "accepted");
  expect((await creates()).length).toBe(12);
});

test("a row that is sent again after its import is over, and has to wait, is not forgotten", async () => {
  const [lead = testLead()] = many(1);
  await at.control.fault({ endpoint: "create", fault: { kind: "answer", status: 403, body: "" } });
  await at.startWorker();
  const batch = await makeBatch(at, [lead]);
  await untilAllAre(batch, "held");
  await expect
    .poll(async () => (await at.desk.db.select().from(batches))[0]?.state, { timeout: 8000 })
    .toBe("done");
  await at.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 60 } });
  const [row] = await rowsOf(at, batch);
  await at.press(row?.id ?? "");
  expect(await at.standing(row?.id ?? "")).toEqual(["queued", "busy"]);
  await at.pass(61);
  await untilAllAre(batch, "accepted", 15_000);
});
