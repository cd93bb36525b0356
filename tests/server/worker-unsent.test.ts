/** Rows that were claimed and not sent: they do not say that they were. */
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { SEPARATORS } from "#lib/domain/csv.ts";
import { cancelBatch, cancelRows } from "#lib/server/batches/change.ts";
import { batchCsv } from "#lib/server/batches/results.ts";
import { findOwnBatch } from "#lib/server/batches/rows.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { unclaim } from "#lib/server/submissions/unclaim.ts";
import { claimRows, readRoom } from "#lib/server/worker/claim-rows.ts";
import { openOrPark } from "#lib/server/worker/park.ts";
import { Pump } from "#lib/server/worker/pump.ts";
import { readCsv } from "#tests/browser/support/csv-reader.ts";
import { makeBatch, rowsOf } from "./support/batch.ts";
import { stage } from "./support/stage.ts";

const at = stage();

const north = () => {
  const [broker] = at.desk.config.brokers;
  if (!broker) throw new Error("there is a broker");
  return broker;
};

async function claimOne(batch: string) {
  const room = await readRoom(at.desk, north());
  const [row] = (await claimRows(at.desk, north(), batch, room, 1, 8)).rows;
  if (!row) throw new Error("nothing was claimed");
  return row;
}

test("in the results of an import that was cancelled as many rows have a time as calls were made", async () => {
  at.tune({ callsPerMinute: 60_000, callsAtOnce: 4 });
  await at.control.settings({ latencyMs: 700 });
  await at.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 600 }, times: "always" });
  const batch = await makeBatch(at, 20);
  const pump = new Pump(at.desk, north());
  void pump.start();
  await sleep(1500);
  await pump.stop();
  await cancelBatch(at.desk, at.session, batch);
  await cancelRows(at.desk, batch);
  const { calls } = (await at.control.ledger()).endpoints.create;
  const own = await findOwnBatch(at.desk, at.session, batch);
  if (!own) throw new Error("there is a batch");
  let text = "";
  for await (const part of batchCsv(at.desk, at.session, own, "results", SEPARATORS.comma)) text += part;
  const rows = readCsv(text);
  expect(rows.map((row) => row.Outcome)).toEqual(Array(20).fill("Cancelled"));
  expect(rows.filter((row) => row["Sent at"] !== "")).toHaveLength(calls);
});

test("a row that is given back keeps the time and the count of the calls that it had", async () => {
  const batch = await makeBatch(at, 1);
  const [{ id } = { id: "" }] = await rowsOf(at, batch);
  await at.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 60 } });
  await at.press(id);
  const before = await at.row(id);
  expect([before.attempts, before.lastSentAt]).toEqual([1, expect.any(Date)]);
  await at.pass(61);
  const claimed = await claimOne(batch);
  expect(claimed.lastSentAt).not.toEqual(before.lastSentAt);
  await unclaim(at.desk, claimed);
  expect(await at.row(id)).toMatchObject({ state: "queued", attempts: 1, lastSentAt: before.lastSentAt });
});

test("a row that cannot be read is put aside as one that was never sent", async () => {
  const batch = await makeBatch(at, 1);
  await at.desk.db.update(submissions).set({ lead: "spoilt" }).where(eq(submissions.batchId, batch));
  const claimed = await claimOne(batch);
  expect(await openOrPark(at.desk, claimed)).toBeNull();
  const parked = await at.row(claimed.id);
  expect(parked).toMatchObject({ state: "held", reason: "desk-fault", attempts: 0, lastSentAt: null });
});
