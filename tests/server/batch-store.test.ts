import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Session } from "#lib/server/auth/sessions.ts";
import { pauseBatch } from "#lib/server/batches/change.ts";
import { findMatch } from "#lib/server/batches/column-matches.ts";
import { createBatch } from "#lib/server/batches/create.ts";
import { dropAbandoned } from "#lib/server/batches/drop-abandoned.ts";
import { sendBatch } from "#lib/server/batches/send-batch.ts";
import { storeRows } from "#lib/server/batches/store-rows.ts";
import { batchHistory, viewBatch } from "#lib/server/batches/views.ts";
import type { Desk } from "#lib/server/db/desk.ts";
import { batches } from "#lib/server/db/schema.ts";
import { dueSubmissions } from "#lib/server/submissions/advance.ts";
import { batchesWithDueRows } from "#lib/server/worker/running-batches.ts";
import { COLLEAGUE, STRANGER } from "../../sandbox/accounts.ts";
import {
  begin,
  HEADER,
  handed,
  manyRows,
  newBatch,
  newEmail,
  rowsOf,
  running,
  sendAll,
  store,
} from "./support/batch-stage.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { type TestDesk, testDesk, testSession } from "./support/test-desk.ts";

let sandbox: Sandbox;
let stage: TestDesk;
let desk: Desk;
let session: Session;

beforeAll(async () => {
  sandbox = await startSandbox();
  stage = await testDesk(sandbox.url);
  desk = stage.desk;
  session = await testSession(desk);
});

/** Else one test's uploads would be too many for the next. */
beforeEach(() => stage.clock.pass(180));

afterAll(async () => {
  await stage.close();
  await sandbox.stop();
});

describe("storing", () => {
  test("nothing of an import is sent, or shown, before it is set on its way", async () => {
    const id = await begin(desk, session, { rows: 2 });
    await store(desk, session, id, manyRows(2));
    expect(await batchesWithDueRows(desk, null)).toEqual([]);
    expect(await viewBatch(desk, session, id)).toBeNull();
    expect((await batchHistory(desk, session, 1)).batches.map((batch) => batch.id)).not.toContain(id);
    const ids = (await rowsOf(desk, id)).map((row) => row.id);
    expect((await dueSubmissions(desk, 1000)).filter((due) => ids.includes(due))).toEqual([]);
    await sendAll(desk, session, id);
    expect((await batchesWithDueRows(desk, null)).map((batch) => batch.id)).toEqual([id]);
    await pauseBatch(desk, session, id);
  });

  test("the same rows handed in again are stored once, and the answer is the same", async () => {
    const rows = manyRows(450);
    const id = await begin(desk, session, { rows: rows.length });
    const first = await store(desk, session, id, rows);
    expect(first).toEqual({ stored: 450, already: [], faulty: [] });
    expect(await store(desk, session, id, rows)).toEqual(first);
    const stored = await rowsOf(desk, id);
    expect(stored.map((row) => row.rowNumber)).toEqual(rows.map((row) => row.row));
    expect(stored.every((row) => row.state === "queued" && row.nextAt === null)).toBe(true);
  });

  test("another content under a row's number is named, and what is stored stays", async () => {
    const email = newEmail();
    const id = await begin(desk, session);
    await store(desk, session, id, [handed(1, email)]);
    const again = await store(desk, session, id, [handed(1, newEmail())]);
    expect(again).toMatchObject({ stored: 0, already: [], faulty: [{ row: 1 }] });
    const [row] = await rowsOf(desk, id);
    expect(row?.emailHash).toBe(desk.hash("email", email));
  });

  test("every row is checked again: what the form would refuse is named by its row, the rest is stored", async () => {
    const id = await begin(desk, session, { rows: 4 });
    const stored = await store(desk, session, id, [
      handed(1, newEmail()),
      handed(2, "no address"),
      { row: 3, lead: null, cells: [] },
      handed(4, newEmail(), { phone: "12", lastName: " " }),
    ]);
    expect(stored.stored).toBe(1);
    expect(stored.faulty.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(stored.faulty[0]?.message).toBe("An email address has no spaces.");
    expect(stored.faulty[2]?.message).toContain("Enter the last name.");
    expect(stored.faulty[2]?.message).toContain("too short");
  });

  test("nothing personal lies open in the database", async () => {
    const email = newEmail("secret");
    const id = await begin(desk, session, { fileName: "secret file.csv", header: ["secret column"] });
    await store(desk, session, id, [handed(1, email)]);
    const [batch] = await desk.db.select().from(batches).where(eq(batches.id, id));
    const open = JSON.stringify([batch, await rowsOf(desk, id)]);
    expect(open).not.toContain("secret");
    expect(open).not.toContain("Nowak");
  });
});

describe("an import that is never sent", () => {
  test("does not stand in the way of its own file", async () => {
    const rows = manyRows(2);
    await store(desk, session, await begin(desk, session, { rows: 2 }), rows);
    expect(await store(desk, session, await begin(desk, session, { rows: 2 }), rows)).toMatchObject({
      stored: 2,
    });
  });

  test("is deleted with its rows after a day, and can neither be filled nor sent from then on", async () => {
    const id = await begin(desk, session, { rows: 2 });
    await store(desk, session, id, manyRows(2));
    const kept = await running(desk, session, manyRows(1));
    stage.clock.pass(24 * 3600 - 1);
    await dropAbandoned(desk);
    expect(await rowsOf(desk, id)).toHaveLength(2);
    stage.clock.pass(2);
    expect((await storeRows(desk, session, id, manyRows(1))).ok).toBe(false);
    expect((await sendBatch(desk, session, id)).ok).toBe(false);
    expect(await dropAbandoned(desk)).toBeGreaterThan(0);
    expect(await rowsOf(desk, id)).toEqual([]);
    expect(await desk.db.select().from(batches).where(eq(batches.id, id))).toEqual([]);
    expect(await rowsOf(desk, kept)).toHaveLength(1);
  });
});

describe("who may", () => {
  test("a third upload at once is refused in words; one whose page has gone does not count", async () => {
    const first = await begin(desk, session);
    await begin(desk, session);
    const third = await createBatch(desk, session, newBatch());
    expect(third).toMatchObject({ ok: false, error: { code: "too-many-requests" } });
    expect(third.ok ? "" : third.error.message).toBe(
      "Two imports of this account are being handed in already.",
    );
    stage.clock.pass(100);
    await store(desk, session, first, [handed(1, newEmail())]);
    stage.clock.pass(60);
    // The first one still hands rows in, the second has been silent for over two minutes.
    await begin(desk, session);
    expect((await createBatch(desk, session, newBatch())).ok).toBe(false);
  });

  test("another account's import is as unknown as none", async () => {
    const stranger = await testSession(desk, STRANGER);
    const id = await begin(desk, session);
    const unknown = { ok: false, error: { code: "unknown-address" } };
    expect(await storeRows(desk, stranger, id, manyRows(1))).toMatchObject(unknown);
    expect(await sendBatch(desk, stranger, id)).toMatchObject(unknown);
    await store(desk, session, id, manyRows(1));
    await sendAll(desk, session, id);
    expect(await viewBatch(desk, stranger, id)).toBeNull();
    expect(await pauseBatch(desk, stranger, id)).toBe(false);
    expect((await viewBatch(desk, session, id))?.state).toBe("running");
    expect((await batchHistory(desk, stranger, 1)).batches).toEqual([]);
  });

  test("a batch on its way takes no more rows, and pressing Send again changes nothing", async () => {
    const id = await running(desk, session, manyRows(1));
    expect((await storeRows(desk, session, id, manyRows(2))).ok).toBe(false);
    expect(await sendAll(desk, session, id)).toEqual({ id, total: 1, already: 0 });
  });
});

test("the match of a header is remembered for the account, and for the files of results made of it", async () => {
  const header = ["Vorname", "Nachname", "Mail"];
  expect(await findMatch(desk, session, header)).toBeNull();
  await begin(desk, session, { header, match: { firstName: 0, lastName: 1, email: 2 } });
  await begin(desk, session, { header, match: { firstName: 1, lastName: 0, email: 2 } });
  const newest = { firstName: 1, lastName: 0, email: 2 };
  expect(await findMatch(desk, session, [" VORNAME", "Nachname", "Mail"])).toEqual(newest);
  const results = [...header, "Outcome", "Reason", "Lead ID", "Sent at"];
  expect(await findMatch(desk, session, results)).toEqual(newest);
  expect(await findMatch(desk, session, HEADER.toReversed())).toBeNull();
  const colleague = await testSession(desk, COLLEAGUE);
  expect(await findMatch(desk, colleague, header)).toBeNull();
});
