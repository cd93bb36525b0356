import { expect, onTestFinished, test } from "vitest";
import { applyFix, editCell, removeRows, undo } from "#components/import/changing.ts";
import { ImportStore } from "#components/import/store.ts";
import { reader } from "./import-stage.tsx";
import { BROKER } from "./lead-form-stage.tsx";

const ROWS = ["Jan\tNowak\tjan\t12", "Anna\tNowak\tanna@x.pl\t600100200, 600100201"];

/** The import of these rows, checked, with the fixes that are offered for them. */
async function checked(): Promise<ImportStore> {
  const store = new ImportStore("account", BROKER, reader().start);
  onTestFinished(() => store.close());
  const session = store.session();
  const opened = await session.openText(["First name\tLast name\tEmail\tPhone", ...ROWS].join("\n"));
  if (!opened.ok) throw new Error(opened.error.message);
  const counts = await session.check(opened.value.match, store.get().constants, BROKER);
  store.set({ opened: opened.value, match: opened.value.match, counts, fixes: await session.fixes() });
  return store;
}

const phone = async (store: ImportStore): Promise<string | undefined> =>
  (await store.session().rows(1, 2, false)).rows[0]?.cells[3];

test("Undo takes back the change that it names, though a fix before it changed nothing", async () => {
  const store = await checked();
  const fix = store.get().fixes.find(({ field }) => field === "phone")?.id ?? "";
  await editCell(store, 2, 3, "600100202");
  // The fix was for the row that has just been mended by hand.
  await applyFix(store, fix);
  expect(store.get().undoable).toEqual(["Row 2 changed"]);
  await undo(store);
  expect(await phone(store)).toBe("600100200, 600100201");
  expect(store.get().undoable).toEqual([]);
});

test("a row that is removed twice is brought back by one Undo", async () => {
  const store = await checked();
  await removeRows(store, [1]);
  await removeRows(store, [1, 2]);
  expect(store.get().undoable).toEqual(["1 row removed", "1 row removed"]);
  await removeRows(store, [2]);
  expect(store.get().undoable).toHaveLength(2);
  await undo(store);
  expect(store.get().counts?.total).toBe(1);
});
