import { knownNow } from "./known.ts";
import type { ChangeOutcome } from "./reader/protocol.ts";
import { show } from "./show.ts";
import type { ImportState } from "./state.ts";
import type { ImportStore } from "./store.ts";
import { counted, figure } from "./words.ts";

/** Every row that there is. */
const ALL = [0, Number.POSITIVE_INFINITY] as const;
/** The reader remembers as many. */
const MOST_UNDONE = 50;

function noted(store: ImportStore, change: string): readonly string[] {
  return [...store.get().undoable, change].slice(-MOST_UNDONE);
}

/** Puts a cell right. */
export async function editCell(store: ImportStore, row: number, column: number, text: string): Promise<void> {
  await store.attempt(async () => {
    const { counts, changed } = await store.session().edit(row, column, text);
    // The same text again is no change, and nothing that could be undone.
    if (changed.length === 0) return;
    const isEmail = column === store.get().match.email;
    const known = isEmail ? await knownNow(store, row - 1, row) : store.get().known;
    show(store, { counts, known, undoable: noted(store, `Row ${figure(row)} changed`) }, true);
  });
}

/** Shows rows that were changed at once. Where none was, the reader has noted no step, and none may be offered. */
function showDone(
  store: ImportStore,
  { rows, counts }: ChangeOutcome,
  what: "changed" | "removed",
  rest: Partial<ImportState> = {},
): void {
  const done = rows > 0 && { undoable: noted(store, `${counted(rows, "row")} ${what}`) };
  show(store, { counts, ...rest, ...done });
}

export async function applyFix(store: ImportStore, id: string): Promise<void> {
  await store.during("fixing", async (progress) => {
    const done = await store.session().applyFix(id, ({ part }) => progress(part));
    const fixes = store.get().fixes.filter((one) => one.id !== id);
    showDone(store, done, "changed", { fixes, known: await knownNow(store, ...ALL) });
  });
}

export async function removeRows(store: ImportStore, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  await store.during("fixing", async () => {
    showDone(store, await store.session().remove(rows), "removed");
  });
}

const PAGE = 5000;

/** Removes every row with problems. */
export async function removeProblems(store: ImportStore): Promise<void> {
  const rows: number[] = [];
  await store.attempt(async () => {
    for (let from = 0; ; from += PAGE) {
      const page = await store.session().rows(from, from + PAGE, true);
      for (const { row } of page.rows) rows.push(row);
      if (from + PAGE >= page.total) return;
    }
  });
  await removeRows(store, rows);
}

/** Takes the last change back. */
export async function undo(store: ImportStore): Promise<void> {
  await store.during("fixing", async () => {
    const counts = await store.session().undo();
    const undoable = store.get().undoable.slice(0, -1);
    if (counts) show(store, { counts, undoable, known: await knownNow(store, ...ALL) });
    else store.set({ undoable: [] });
  });
}
