import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Session } from "#lib/server/auth/sessions.ts";
import { cancelBatch, cancelRows, pauseBatch, resumeBatch } from "#lib/server/batches/change.ts";
import { batchHistory, viewBatch } from "#lib/server/batches/views.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { batchesWithDueRows } from "#lib/server/worker/running-batches.ts";
import { startWorker, type Worker } from "#lib/server/worker/worker.ts";
import { manyRows, rowsOf, running } from "./support/batch-stage.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { type TestDesk, testDesk, testSession } from "./support/test-desk.ts";

let sandbox: Sandbox;
let stage: TestDesk;
let session: Session;
let worker: Worker | null = null;

beforeEach(async () => {
  sandbox = await startSandbox({ leads: 10 });
  stage = await testDesk(sandbox.url, { queue: true });
  session = await testSession(stage.desk);
});

afterEach(async () => {
  await worker?.stop(1000);
  worker = null;
  await stage.close();
  await sandbox.stop();
});

const view = async (id: string) => {
  const found = await viewBatch(stage.desk, session, id);
  if (!found) throw new Error("the batch is not there");
  return found;
};
const isDue = async (id: string) =>
  (await batchesWithDueRows(stage.desk, null)).some((batch) => batch.id === id);

test("a paused import sends nothing more, a resumed one goes on to its end by itself", async () => {
  const id = await running(stage.desk, session, manyRows(5));
  expect(await pauseBatch(stage.desk, session, id)).toBe(true);
  expect(await pauseBatch(stage.desk, session, id)).toBe(false);
  expect(await isDue(id)).toBe(false);
  worker = await startWorker(stage.desk);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await view(id)).toMatchObject({ state: "paused", done: 0, counts: { queued: 5 } });
  expect((await sandbox.control.ledger()).endpoints.create.calls).toBe(0);
  expect(await resumeBatch(stage.desk, session, id)).toBe(true);
  await expect.poll(async () => (await view(id)).state, { timeout: 15_000 }).toBe("done");
  expect(await view(id)).toMatchObject({ done: 5, counts: { accepted: 5 } });
});

test("cancelling takes back what is not yet sent; what is on its way, or settled, stays as it is", async () => {
  const id = await running(stage.desk, session, manyRows(6));
  const [sending, unknown, accepted, held, givenUp] = await rowsOf(stage.desk, id);
  const set = (row: { id: string } | undefined, change: Partial<typeof submissions.$inferInsert>) =>
    stage.desk.db
      .update(submissions)
      .set(change)
      .where(eq(submissions.id, row?.id ?? ""));
  const soon = new Date(stage.desk.now().getTime() + 60_000);
  await set(sending, { state: "sending", leaseUntil: soon });
  await set(unknown, { state: "unknown", nextAt: soon });
  await set(accepted, { state: "accepted", settledAt: stage.desk.now() });
  await set(held, { state: "held", reason: "sign-in" });
  await set(givenUp, { state: "held", reason: "no-answer-for-a-day" });
  expect(await cancelBatch(stage.desk, session, id)).toBe(true);
  expect(await cancelRows(stage.desk, id)).toBe(3);
  const rows = await rowsOf(stage.desk, id);
  expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
    ["sending", null],
    ["unknown", null],
    ["accepted", null],
    ["cancelled", null],
    ["cancelled", "no-answer-for-a-day"],
    ["cancelled", null],
  ]);
  expect(rows[5]?.settledAt).not.toBeNull();
  expect(await view(id)).toMatchObject({ state: "cancelled", done: 4, endedAt: expect.any(String) });
  expect(await resumeBatch(stage.desk, session, id)).toBe(false);
});

test("a crash in the middle of cancelling leaves nothing that is sent later, and the next round finishes it", async () => {
  const id = await running(stage.desk, session, manyRows(3));
  await cancelBatch(stage.desk, session, id);
  expect(await isDue(id)).toBe(false);
  const other = await running(stage.desk, session, manyRows(2));
  expect(await cancelRows(stage.desk)).toBe(3);
  expect((await view(id)).counts).toEqual({ cancelled: 3 });
  expect((await view(other)).counts).toEqual({ queued: 2 });
});

test("the history has every import once, newest first, page by page, each with its own counts", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 23; count += 1) {
    stage.clock.pass(200);
    ids.unshift(await running(stage.desk, session, manyRows((count % 3) + 1)));
  }
  const first = await batchHistory(stage.desk, session, 1);
  const second = await batchHistory(stage.desk, session, 2);
  expect([first.page, first.pages, second.page, second.pages]).toEqual([1, 2, 2, 2]);
  expect([...first.batches, ...second.batches].map(({ id }) => id)).toEqual(ids);
  for (const { total, counts } of first.batches) expect(counts).toEqual({ queued: total });
  expect((await batchHistory(stage.desk, session, 99)).page).toBe(2);
});

test("the rate and the time left follow from what is done, and are not guessed at first", async () => {
  const id = await running(stage.desk, session, manyRows(40));
  expect(await view(id)).toMatchObject({ perMinute: null, secondsLeft: null });
  const rows = await rowsOf(stage.desk, id);
  for (const row of rows.slice(0, 10)) {
    await stage.desk.db.update(submissions).set({ state: "accepted" }).where(eq(submissions.id, row.id));
  }
  stage.clock.pass(20);
  const { perMinute, secondsLeft } = await view(id);
  // Ten in twenty seconds, and what the test itself took.
  expect(perMinute).toBeGreaterThan(0);
  expect(perMinute).toBeLessThanOrEqual(30);
  expect(secondsLeft).toBe(Math.ceil((30 / (perMinute ?? 0)) * 60));
});

test("once nothing has been settled for a while there is no rate and no time left, and a pause is no such while", async () => {
  const id = await running(stage.desk, session, manyRows(40));
  await view(id);
  const rows = await rowsOf(stage.desk, id);
  for (const row of rows.slice(0, 10)) {
    await stage.desk.db.update(submissions).set({ state: "accepted" }).where(eq(submissions.id, row.id));
  }
  stage.clock.pass(20);
  expect((await view(id)).perMinute).toBeGreaterThan(0);
  stage.clock.pass(11);
  expect(await view(id)).toMatchObject({ state: "running", perMinute: 0, secondsLeft: null });
  await pauseBatch(stage.desk, session, id);
  await view(id);
  stage.clock.pass(11);
  await resumeBatch(stage.desk, session, id);
  expect((await view(id)).perMinute).toBeNull();
});
