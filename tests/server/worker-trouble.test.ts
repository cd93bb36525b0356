import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { cancelBatch, cancelRows, pauseBatch, sendHeldAgain } from "#lib/server/batches/change.ts";
import { alreadySubmitted } from "#lib/server/batches/submitted.ts";
import { viewBatch } from "#lib/server/batches/views.ts";
import { batches, submissions } from "#lib/server/db/schema.ts";
import { releaseHeldForSignIn } from "#lib/server/submissions/release.ts";
import { makeBatch, rowsOf } from "./support/batch.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

const standings = async (batch: string) => [
  ...new Set((await rowsOf(at, batch)).map(({ state, reason }) => (reason ? `${state}: ${reason}` : state))),
];
const untilAllAre = (batch: string, standing: string, timeout = 20_000) =>
  expect.poll(() => standings(batch), { timeout, interval: 200 }).toEqual([standing]);
const creates = async () => (await at.control.ledger()).endpoints.create.calls;

/** Nothing is at the broker more than once, and so many leads are. */
async function expectOnce(count: number) {
  const { leads } = await at.control.ledger();
  expect(leads.filter((lead) => lead.count === 1)).toHaveLength(count);
  expect(leads.every((lead) => lead.count <= 1)).toBe(true);
}

describe("an import whose account", () => {
  test("must sign in is held whole, and the sign-in sends every row once", async () => {
    at.tune({ callsPerMinute: 6000 });
    await at.control.kill("both");
    await at.startWorker();
    const batch = await makeBatch(at, 40);
    await untilAllAre(batch, "held: sign-in");
    expect(await creates()).toBeLessThan(20);
    await at.signIn();
    await releaseHeldForSignIn(at.desk, at.session.connectionId);
    await untilAllAre(batch, "accepted");
    await expectOnce(40);
  });

  test("gets a refused token in the middle goes on with a new one, unseen", async () => {
    at.tune({ callsPerMinute: 1200 });
    await at.startWorker();
    const batch = await makeBatch(at, 60);
    await expect.poll(creates, { timeout: 10_000 }).toBeGreaterThan(15);
    await at.control.kill("access");
    await untilAllAre(batch, "accepted");
    expect((await at.control.ledger()).endpoints.refresh.calls).toBe(1);
    await expectOnce(60);
  });

  test("cannot renew its token for a while goes on by itself", async () => {
    at.tune({ callsPerMinute: 6000 });
    await at.control.kill("access");
    await at.control.fault({ endpoint: "refresh", fault: { kind: "html", status: 503 } });
    await at.startWorker();
    const batch = await makeBatch(at, 20);
    await untilAllAre(batch, "accepted", 25_000);
    await expectOnce(20);
  });
});

test("a row that cannot be read is parked, and the rest flows", async () => {
  at.tune({ callsPerMinute: 6000 });
  const batch = await makeBatch(at, 20);
  const [, , poison] = await rowsOf(at, batch);
  const spoilt = eq(submissions.id, poison?.id ?? "");
  await at.desk.db.update(submissions).set({ lead: "spoilt" }).where(spoilt);
  await at.startWorker();
  await expect
    .poll(() => standings(batch), { timeout: 15_000 })
    .toEqual(expect.arrayContaining(["accepted", "held: desk-fault"]));
  await expect.poll(async () => (await standings(batch)).length, { timeout: 15_000 }).toBe(2);
  expect(await at.state(poison?.id ?? "")).toBe("held");
  await expectOnce(19);
});

describe("an import that is refused for what is not its rows'", () => {
  const unknownOffer = {
    endpoint: "create",
    fault: { kind: "answer", status: 404, body: { status: "NOT_FOUND", message: "Entity not found" } },
    times: "always",
  } as const;

  test("is paused after some rows, not held to its last, and sent again as a whole when that is put right", async () => {
    at.tune({ callsPerMinute: 6000, callsAtOnce: 4 });
    await at.control.fault(unknownOffer);
    await at.startWorker();
    const batch = await makeBatch(at, 80);
    const view = () => viewBatch(at.desk, at.session, batch);
    await expect.poll(async () => (await view())?.state, { timeout: 15_000 }).toBe("paused");
    await expect.poll(async () => (await view())?.counts.sending ?? 0).toBe(0);
    expect(await creates()).toBeLessThan(40);
    const held = (await view())?.heldForMending ?? 0;
    expect(held).toBeGreaterThanOrEqual(10);
    await at.control.clearFaults();
    expect(await sendHeldAgain(at.desk, at.session, batch)).toBe(true);
    await untilAllAre(batch, "accepted");
    await expectOnce(80);
    expect(await sendHeldAgain(at.desk, at.session, batch)).toBe(false);
  });

  test("and whose last rows are held can still be cancelled, and its rows imported anew", async () => {
    await at.control.fault(unknownOffer);
    await at.startWorker();
    const lead = testLead();
    const batch = await makeBatch(at, [lead]);
    await untilAllAre(batch, "held: offer-unknown");
    await expect
      .poll(async () => (await viewBatch(at.desk, at.session, batch))?.state, { timeout: 10_000 })
      .toBe("done");
    expect(await alreadySubmitted(at.desk, at.session, [lead.emailKey])).toEqual([true]);
    expect(await cancelBatch(at.desk, at.session, batch)).toBe(true);
    await cancelRows(at.desk, batch);
    expect(await standings(batch)).toEqual(["cancelled"]);
    expect(await alreadySubmitted(at.desk, at.session, [lead.emailKey])).toEqual([false]);
    expect(await cancelBatch(at.desk, at.session, batch)).toBe(false);
  });
});

test("an import that is paused while its last row is on its way is over with it", async () => {
  await at.control.fault({ endpoint: "create", fault: { kind: "delay", ms: 1500, when: "before" } });
  await at.startWorker();
  const batch = await makeBatch(at, 1);
  await expect.poll(creates, { timeout: 10_000 }).toBe(1);
  await pauseBatch(at.desk, at.session, batch);
  await untilAllAre(batch, "accepted");
  const ended = () => at.desk.db.select().from(batches).where(eq(batches.id, batch));
  await expect.poll(async () => (await ended())[0]?.endedAt, { timeout: 10_000 }).toBeInstanceOf(Date);
});

describe("a broker that is down", () => {
  test("gets few calls, and the import goes on by itself when it is back", async () => {
    at.tune({ callsPerMinute: 6000 });
    await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" }, times: "always" });
    await at.startWorker();
    const batch = await makeBatch(at, 40);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    // All its places at first, then one at a time, 2 s and more apart.
    expect(await creates()).toBeLessThanOrEqual(8 + 4 + 4);
    await at.control.clearFaults();
    await expect
      .poll(async () => (await rowsOf(at, batch)).some(({ state }) => state === "accepted"), {
        timeout: 25_000,
      })
      .toBe(true);
    // What went unanswered meanwhile is looked up in its time; all others go.
    await expect
      .poll(async () => (await standings(batch)).every((standing) => /accepted|unknown/.test(standing)), {
        timeout: 15_000,
      })
      .toBe(true);
    expect((await at.control.ledger()).leads.every((lead) => lead.count === 1)).toBe(true);
  }, 60_000);

  test("says for how long: nothing is sent before", async () => {
    at.tune({ callsPerMinute: 6000, callsAtOnce: 2 });
    await at.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 300 }, times: "always" });
    await at.startWorker();
    const batch = await makeBatch(at, 20);
    await expect.poll(creates, { timeout: 10_000 }).toBeGreaterThan(0);
    // A second call may have left beside the first, before the broker had said it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = await creates();
    expect(before).toBeLessThanOrEqual(2);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(await creates()).toBe(before);
    await at.control.clearFaults();
    await at.pass(301);
    await untilAllAre(batch, "accepted");
    await expectOnce(20);
  });
});

test("looking many leads up keeps to the broker's pace as well", async () => {
  const perSecond = 10;
  await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" }, times: 30 });
  const ids: string[] = [];
  for (let lead = 0; lead < 30; lead += 1) ids.push((await at.submit()).id);
  at.tune({ callsPerMinute: perSecond * 60, callsAtOnce: 4 });
  await at.pass(20);
  await at.startWorker();
  await expect
    .poll(
      async () => (await Promise.all(ids.map((id) => at.state(id)))).every((state) => state === "accepted"),
      {
        timeout: 25_000,
      },
    )
    .toBe(true);
  const times = (await at.control.ledger()).calls
    .filter(({ endpoint }) => endpoint === "list")
    .map((call) => Date.parse(call.at));
  const spans = times.flatMap((from, first) =>
    times.slice(first).map((to, more) => [to - from, more + 1] as const),
  );
  expect(spans.filter(([ms, calls]) => calls > 2 * 4 + 2 + (ms / 1000) * perSecond)).toEqual([]);
});
