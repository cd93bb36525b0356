import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { pauseBatch } from "#lib/server/batches/change.ts";
import { findMatch } from "#lib/server/batches/column-matches.ts";
import { createBatch } from "#lib/server/batches/create.ts";
import { dropAbandoned } from "#lib/server/batches/drop-abandoned.ts";
import { sendBatch } from "#lib/server/batches/send-batch.ts";
import { storeRows } from "#lib/server/batches/store-rows.ts";
import { batchHistory, viewBatch } from "#lib/server/batches/views.ts";
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
import { stage } from "./support/stage.ts";
import { testSession } from "./support/test-desk.ts";

const at = stage();

/** Else one test's uploads would be too many for the next. */
beforeEach(() => at.clock.pass(180));

describe("storing", () => {
  test("nothing of an import is sent, or shown, before it is set on its way", async () => {
    const id = await begin(at.desk, at.session, { rows: 2 });
    await store(at.desk, at.session, id, manyRows(2));
    expect(await batchesWithDueRows(at.desk, null)).toEqual([]);
    expect(await viewBatch(at.desk, at.session, id)).toBeNull();
    expect((await batchHistory(at.desk, at.session, 1)).batches.map((batch) => batch.id)).not.toContain(id);
    const ids = (await rowsOf(at.desk, id)).map((row) => row.id);
    expect((await dueSubmissions(at.desk, 1000)).filter((due) => ids.includes(due))).toEqual([]);
    await sendAll(at.desk, at.session, id);
    expect((await batchesWithDueRows(at.desk, null)).map((batch) => batch.id)).toEqual([id]);
    await pauseBatch(at.desk, at.session, id);
  });

  test("the same rows handed in again are stored once, and the answer is the same", async () => {
    const rows = manyRows(450);
    const id = await begin(at.desk, at.session, { rows: rows.length });
    const first = await store(at.desk, at.session, id, rows);
    expect(first).toEqual({ stored: 450, already: [], faulty: [] });
    expect(await store(at.desk, at.session, id, rows)).toEqual(first);
    const stored = await rowsOf(at.desk, id);
    expect(stored.map((row) => row.rowNumber)).toEqual(rows.map((row) => row.row));
    expect(stored.every((row) => row.state === "queued" && row.nextAt === null)).toBe(true);
  });

  test("another content under a row's number is named, and what is stored stays", async () => {
    const email = newEmail();
    const id = await begin(at.desk, at.session);
    await store(at.desk, at.session, id, [handed(1, email)]);
    const again = await store(at.desk, at.session, id, [handed(1, newEmail())]);
    expect(again).toMatchObject({ stored: 0, already: [], faulty: [{ row: 1 }] });
    const [row] = await rowsOf(at.desk, id);
    expect(row?.emailHash).toBe(at.desk.hash("email", email));
  });

  test("every row is checked again: what the form would refuse is named by its row, the rest is stored", async () => {
    const id = await begin(at.desk, at.session, { rows: 4 });
    const stored = await store(at.desk, at.session, id, [
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
    const id = await begin(at.desk, at.session, { fileName: "secret file.csv", header: ["secret column"] });
    await store(at.desk, at.session, id, [handed(1, email)]);
    const [batch] = await at.desk.db.select().from(batches).where(eq(batches.id, id));
    const open = JSON.stringify([batch, await rowsOf(at.desk, id)]);
    expect(open).not.toContain("secret");
    expect(open).not.toContain("Nowak");
  });
});

describe("an import that is never sent", () => {
  test("does not stand in the way of its own file", async () => {
    const rows = manyRows(2);
    await store(at.desk, at.session, await begin(at.desk, at.session, { rows: 2 }), rows);
    expect(
      await store(at.desk, at.session, await begin(at.desk, at.session, { rows: 2 }), rows),
    ).toMatchObject({
      stored: 2,
    });
  });

  test("is deleted with its rows after a day, and can neither be filled nor sent from then on", async () => {
    const id = await begin(at.desk, at.session, { rows: 2 });
    await store(at.desk, at.session, id, manyRows(2));
    const kept = await running(at.desk, at.session, manyRows(1));
    at.clock.pass(24 * 3600 - 1);
    await dropAbandoned(at.desk);
    expect(await rowsOf(at.desk, id)).toHaveLength(2);
    at.clock.pass(2);
    expect((await storeRows(at.desk, at.session, id, manyRows(1))).ok).toBe(false);
    expect((await sendBatch(at.desk, at.session, id)).ok).toBe(false);
    expect(await dropAbandoned(at.desk)).toBeGreaterThan(0);
    expect(await rowsOf(at.desk, id)).toEqual([]);
    expect(await at.desk.db.select().from(batches).where(eq(batches.id, id))).toEqual([]);
    expect(await rowsOf(at.desk, kept)).toHaveLength(1);
  });
});

describe("who may", () => {
  test("a third upload at once is refused in words; one whose page has gone does not count", async () => {
    const first = await begin(at.desk, at.session);
    await begin(at.desk, at.session);
    const third = await createBatch(at.desk, at.session, newBatch());
    expect(third).toMatchObject({ ok: false, error: { code: "too-many-requests" } });
    expect(third.ok ? "" : third.error.message).toBe(
      "Two imports of this account are being handed in already.",
    );
    at.clock.pass(100);
    await store(at.desk, at.session, first, [handed(1, newEmail())]);
    at.clock.pass(60);
    // The first one still hands rows in, the second has been silent for over two minutes.
    await begin(at.desk, at.session);
    expect((await createBatch(at.desk, at.session, newBatch())).ok).toBe(false);
  });

  test("another account's import is as unknown as none", async () => {
    const stranger = await testSession(at.desk, STRANGER);
    const id = await begin(at.desk, at.session);
    const unknown = { ok: false, error: { code: "unknown-address" } };
    expect(await storeRows(at.desk, stranger, id, manyRows(1))).toMatchObject(unknown);
    expect(await sendBatch(at.desk, stranger, id)).toMatchObject(unknown);
    await store(at.desk, at.session, id, manyRows(1));
    await sendAll(at.desk, at.session, id);
    expect(await viewBatch(at.desk, stranger, id)).toBeNull();
    expect(await pauseBatch(at.desk, stranger, id)).toBe(false);
    expect((await viewBatch(at.desk, at.session, id))?.state).toBe("running");
    expect((await batchHistory(at.desk, stranger, 1)).batches).toEqual([]);
  });

  test("a batch on its way takes no more rows, and pressing Send again changes nothing", async () => {
    const id = await running(at.desk, at.session, manyRows(1));
    expect((await storeRows(at.desk, at.session, id, manyRows(2))).ok).toBe(false);
    expect(await sendAll(at.desk, at.session, id)).toEqual({ id, total: 1, already: 0 });
  });
});

test("the match of a header is remembered for the account, and for the files of results made of it", async () => {
  const header = ["Vorname", "Nachname", "Mail"];
  expect(await findMatch(at.desk, at.session, header)).toBeNull();
  await begin(at.desk, at.session, { header, match: { firstName: 0, lastName: 1, email: 2 } });
  await begin(at.desk, at.session, { header, match: { firstName: 1, lastName: 0, email: 2 } });
  const newest = { firstName: 1, lastName: 0, email: 2 };
  expect(await findMatch(at.desk, at.session, [" VORNAME", "Nachname", "Mail"])).toEqual(newest);
  const results = [...header, "Outcome", "Reason", "Lead ID", "Sent at"];
  expect(await findMatch(at.desk, at.session, results)).toEqual(newest);
  expect(await findMatch(at.desk, at.session, HEADER.toReversed())).toBeNull();
  const colleague = await testSession(at.desk, COLLEAGUE);
  expect(await findMatch(at.desk, colleague, header)).toBeNull();
});
