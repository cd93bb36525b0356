import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createBatch } from "#lib/server/batches/create.ts";
import { alreadySubmitted } from "#lib/server/batches/submitted.ts";
import { viewBatch } from "#lib/server/batches/views.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { COLLEAGUE } from "../../sandbox/accounts.ts";
import {
  begin,
  handed,
  manyRows,
  newBatch,
  newEmail,
  rowsOf,
  running,
  sendAll,
  store,
} from "./support/batch-stage.ts";
import { stage } from "./support/stage.ts";
import { testLead, testSession } from "./support/test-desk.ts";

const at = stage();

/** Else one test's uploads would be too many for the next. */
beforeEach(() => at.clock.pass(180));

async function keyIn(email: string): Promise<string> {
  const submissionId = crypto.randomUUID();
  const row = await acceptLead(at.desk, at.session, {
    submissionId,
    lead: testLead({ email }),
    corrects: null,
  });
  if (!row.ok) throw new Error(row.error.message);
  return row.value.id;
}

const setState = (email: string, state: "rejected" | "cancelled" | "accepted") =>
  at.desk.db
    .update(submissions)
    .set({ state })
    .where(eq(submissions.emailHash, at.desk.hash("email", email)));

test("an email that this desk has submitted, and one that comes twice, are not stored again", async () => {
  const [known, twice, fresh] = [newEmail(), newEmail(), newEmail()];
  await keyIn(known);
  const id = await begin(at.desk, at.session, { rows: 4 });
  const rows = [
    handed(1, known.toUpperCase()),
    handed(2, twice),
    handed(3, twice.toUpperCase()),
    handed(4, fresh),
  ];
  const first = await store(at.desk, at.session, id, rows);
  expect(first).toEqual({ stored: 2, already: [1, 3], faulty: [] });
  expect(await store(at.desk, at.session, id, rows)).toEqual(first);
  expect(await sendAll(at.desk, at.session, id)).toEqual({ id, total: 2, already: 2 });
});

test("a colleague's leads for the same partner count, another partner's do not", async () => {
  const [ours, theirs] = [newEmail(), newEmail()];
  const colleague = await testSession(at.desk, COLLEAGUE);
  await running(at.desk, colleague, [handed(1, ours)]);
  const stranger = { ...colleague, partnerId: 999 };
  await running(at.desk, stranger, [handed(1, theirs)]);
  expect(await alreadySubmitted(at.desk, at.session, [ours, theirs])).toEqual([true, false]);
});

test("a cancelled lead may be sent again, a rejected one only with other content", async () => {
  const [cancelled, rejected] = [newEmail(), newEmail()];
  await running(at.desk, at.session, [handed(1, cancelled), handed(2, rejected)]);
  await setState(cancelled, "cancelled");
  await setState(rejected, "rejected");
  expect(await alreadySubmitted(at.desk, at.session, [cancelled, rejected])).toEqual([false, false]);
  const id = await begin(at.desk, at.session, { rows: 3 });
  const stored = await store(at.desk, at.session, id, [handed(1, cancelled), handed(2, rejected)]);
  expect(stored).toMatchObject({ stored: 1, already: [2] });
  const corrected = handed(3, rejected, { lastName: "Nowakowski" });
  expect(await store(at.desk, at.session, id, [corrected])).toMatchObject({ stored: 1, already: [] });
});

test("the same file twice sends nothing twice, and is recognised", async () => {
  const rows = manyRows(3);
  const file = { rows: 3, fileHash: "ab".repeat(32) };
  const first = await begin(at.desk, at.session, file);
  await store(at.desk, at.session, first, rows);
  await sendAll(at.desk, at.session, first);
  const again = await createBatch(at.desk, at.session, newBatch(file));
  if (!again.ok) throw new Error(again.error.message);
  expect(again.value.same).toMatchObject({ id: first, total: 3 });
  expect(await store(at.desk, at.session, again.value.id, rows)).toMatchObject({
    stored: 0,
    already: [1, 2, 3],
  });
  expect(await sendAll(at.desk, at.session, again.value.id)).toMatchObject({ total: 0, already: 3 });
  const view = await viewBatch(at.desk, at.session, again.value.id);
  expect(view).toMatchObject({ state: "done", total: 0, done: 0, already: 3 });
  const colleague = await testSession(at.desk, COLLEAGUE);
  const other = await createBatch(at.desk, colleague, newBatch(file));
  expect(other.ok && other.value.same).toBeUndefined();
});

test("two tabs with the same file at the same time send each email once", async () => {
  const rows = manyRows(600);
  const ids = await Promise.all([
    begin(at.desk, at.session, { rows: 600 }),
    begin(at.desk, at.session, { rows: 600 }),
  ]);
  await Promise.all(ids.map((id) => store(at.desk, at.session, id, rows)));
  const sent = await Promise.all(ids.map((id) => sendAll(at.desk, at.session, id)));
  expect(sent.map(({ total }) => total).toSorted((one, other) => one - other)).toEqual([0, 600]);
  expect(sent.map(({ already }) => already).toSorted((one, other) => one - other)).toEqual([0, 600]);
  const hashes = (await Promise.all(ids.map((id) => rowsOf(at.desk, id)))).flat().map((row) => row.emailHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("a lead keyed by hand while the file is handed in is not sent by the import as well", async () => {
  const [overtaken, fresh] = [newEmail(), newEmail()];
  const id = await begin(at.desk, at.session, { rows: 2 });
  await store(at.desk, at.session, id, [handed(1, overtaken), handed(2, fresh)]);
  await keyIn(overtaken);
  expect(await sendAll(at.desk, at.session, id)).toEqual({ id, total: 1, already: 1 });
  expect((await rowsOf(at.desk, id)).map((row) => row.rowNumber)).toEqual([2]);
});

test("rows that the page left out because they were submitted before are counted", async () => {
  const id = await begin(at.desk, at.session, { rows: 1, already: 8 });
  await store(at.desk, at.session, id, [handed(1, newEmail())]);
  expect(await sendAll(at.desk, at.session, id)).toEqual({ id, total: 1, already: 8 });
});
