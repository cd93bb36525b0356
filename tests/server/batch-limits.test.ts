/** What an import may hand in. */
import { beforeEach, expect, test } from "vitest";
import { MOST_ROWS } from "#lib/domain/batch.ts";
import { storeRows } from "#lib/server/batches/store-rows.ts";
import { begin, handed, manyRows, newEmail, rowsOf, store } from "./support/batch-stage.ts";
import { stage } from "./support/stage.ts";

const at = stage();

/** Else one test's uploads would be too many for the next. */
beforeEach(() => at.clock.pass(180));

test("no more rows are stored than the import was begun with, and the refusal says so", async () => {
  const rows = manyRows(6);
  const id = await begin(at.desk, at.session, { rows: 4, already: 1 });
  await store(at.desk, at.session, id, rows.slice(0, 3));
  const more = await storeRows(at.desk, at.session, id, rows.slice(2));
  expect(more).toMatchObject({ ok: false, error: { code: "bad-request" } });
  expect(more.ok ? "" : more.error.message).toBe("These are more rows than the import was begun with.");
  expect(await rowsOf(at.desk, id)).toHaveLength(3);
  // Rows that are there already take no place.
  expect(await store(at.desk, at.session, id, rows.slice(0, 5))).toMatchObject({ stored: 5 });
  expect(await store(at.desk, at.session, id, rows.slice(0, 5))).toMatchObject({ stored: 5 });
});

test("rows that cannot be stored, or were submitted before, take no place either", async () => {
  const [known, fresh] = [newEmail(), newEmail()];
  const other = await begin(at.desk, at.session);
  await store(at.desk, at.session, other, [handed(1, known)]);
  const id = await begin(at.desk, at.session, { rows: 2 });
  const stored = await store(at.desk, at.session, id, [
    handed(1, "no address"),
    handed(2, fresh),
    handed(3, fresh),
    handed(4, newEmail()),
  ]);
  expect([stored.stored, stored.already, stored.faulty.length]).toEqual([2, [3], 1]);
});

test("a row number that no file can have is refused in words, and nothing of its slice is stored", async () => {
  const id = await begin(at.desk, at.session, { rows: 3 });
  const last = handed(MOST_ROWS, newEmail());
  const beyond = await storeRows(at.desk, at.session, id, [last, handed(MOST_ROWS + 1, newEmail())]);
  expect(beyond).toMatchObject({ ok: false, error: { code: "bad-request" } });
  expect(beyond.ok ? "" : beyond.error.message).toBe("An import has at most 100,000 rows.");
  expect(await rowsOf(at.desk, id)).toEqual([]);
  expect(await store(at.desk, at.session, id, [last])).toMatchObject({ stored: 1 });
});
