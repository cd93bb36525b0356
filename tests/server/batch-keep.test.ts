import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "#lib/server/auth/sessions.ts";
import { cancelBatch, cancelRows } from "#lib/server/batches/change.ts";
import { eraseOldBatches, resealBatches } from "#lib/server/batches/keep.ts";
import { viewBatch } from "#lib/server/batches/views.ts";
import type { Desk } from "#lib/server/db/desk.ts";
import { batches } from "#lib/server/db/schema.ts";
import { Sealer } from "#lib/server/db/sealer.ts";
import { eraseOldLeads } from "#lib/server/submissions/erase.ts";
import { manyRows, rowsOf, running } from "./support/batch-stage.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { type TestDesk, testDesk, testSession } from "./support/test-desk.ts";

let sandbox: Sandbox;
let stage: TestDesk;
let desk: Desk;
let session: Session;

beforeAll(async () => {
  sandbox = await startSandbox({ leads: 10 });
  stage = await testDesk(sandbox.url);
  desk = stage.desk;
  session = await testSession(desk);
});
afterAll(async () => {
  await stage.close();
  await sandbox.stop();
});

test("file name and header go with the last of the rows' cells, the counts stay", async () => {
  const ended = await running(desk, session, manyRows(2));
  const open = await running(desk, session, manyRows(1));
  await cancelBatch(desk, session, ended);
  await cancelRows(desk, ended);
  stage.clock.pass(31 * 86_400);
  expect(await eraseOldBatches(desk)).toBe(0);
  await eraseOldLeads(desk);
  expect(await eraseOldBatches(desk)).toBe(1);
  const [row] = await desk.db.select().from(batches).where(eq(batches.id, ended));
  expect(row).toMatchObject({ fileName: null, header: null });
  expect(await viewBatch(desk, session, ended)).toMatchObject({
    fileName: "",
    total: 2,
    counts: { cancelled: 2 },
  });
  expect(await viewBatch(desk, session, open)).toMatchObject({ fileName: "autumn leads.csv" });
  expect((await rowsOf(desk, open))[0]?.cells).not.toBeNull();
});

test("a new first key seals the file's name and header anew, and the old one can go", async () => {
  const id = await running(desk, session, manyRows(1));
  const [first] = desk.config.env.VAULT_KEYS;
  if (!first) throw new Error("there is no key");
  const key = { id: "new", key: randomBytes(32) };
  await resealBatches({ ...desk, sealer: new Sealer([key, first]) });
  const later = { ...desk, sealer: new Sealer([key]) };
  expect(await viewBatch(later, session, id)).toMatchObject({ fileName: "autumn leads.csv" });
});

test("the figures of a large import may be seconds old, never wrong for long, and cancelling shows at once", async () => {
  const id = await running(desk, session, manyRows(3));
  // Only its size makes a batch large.
  await desk.db.update(batches).set({ total: 6000 }).where(eq(batches.id, id));
  expect((await viewBatch(desk, session, id))?.counts).toEqual({ queued: 3 });
  await cancelBatch(desk, session, id);
  await cancelRows(desk, id);
  expect((await viewBatch(desk, session, id))?.counts).toEqual({ cancelled: 3 });
  const other = await running(desk, session, manyRows(2));
  await desk.db.update(batches).set({ total: 6000 }).where(eq(batches.id, other));
  await viewBatch(desk, session, other);
  await cancelBatch(desk, session, other);
  await cancelRows(desk);
  stage.clock.pass(6);
  expect((await viewBatch(desk, session, other))?.counts).toEqual({ cancelled: 2 });
});
