import { deskCalls } from "./api.ts";
import type { OpenedTable, OpenOptions } from "./reader/protocol.ts";
import type { Origin } from "./state.ts";
import type { ImportStore } from "./store.ts";

/** A match from before counts only where its columns exist. */
function fitting(match: OpenedTable["match"] | null, columns: number): OpenedTable["match"] | null {
  if (match === null || Object.keys(match).length === 0) return null;
  return Object.values(match).every((column) => column < columns) ? match : null;
}

/** Reads the rows in the worker. `again`: what is read already stays where the same file cannot be read so. */
async function open(store: ImportStore, origin: Origin, again = false): Promise<void> {
  await store.during("opening", async (progress) => {
    const session = store.session();
    const onProgress = ({ part }: { part: number }) => progress(part);
    const read =
      origin.kind === "file"
        ? await session.openFile(origin.file, origin.options, onProgress)
        : await session.openText(origin.text, origin.options, onProgress);
    if (!read.ok && again) return store.set({ trouble: read.error, goesOn: false });
    if (!read.ok) {
      store.set({ step: "file", origin, opened: null, counts: null, trouble: read.error, goesOn: false });
      return;
    }
    const opened = read.value;
    const before = await deskCalls(store.requireSignIn).rememberedMatch(opened.header);
    const match = before.ok ? fitting(before.value.match, opened.header.length) : null;
    const { lastNameFirst: _, ...constants } = store.get().constants;
    clearTimeout(store.fixes.timer);
    store.set({
      origin,
      opened,
      constants,
      match: match ?? opened.match,
      remembered: match !== null,
      counts: null,
      fixes: [],
      tried: false,
      undoable: [],
      onlyProblems: false,
      filling: null,
      batches: [],
      known: null,
      sent: null,
    });
    if (store.get().goesOn) store.set({ step: "match" });
  });
}

export async function chooseFile(store: ImportStore, file: File): Promise<void> {
  store.set({ text: "" });
  await open(store, { kind: "file", file, options: {} });
}

/** Reads the same file again as the person says it is to be read. */
export async function readAs(store: ImportStore, options: OpenOptions): Promise<void> {
  const { origin, opened } = store.get();
  if (origin) await open(store, { ...origin, options: { ...origin.options, ...options } }, opened !== null);
}

/** On from the first step: reads what was pasted, where that has not been read yet. */
export async function continueFromFile(store: ImportStore): Promise<void> {
  const { text, origin, opened, work } = store.get();
  store.set({ goesOn: true });
  if (work) return;
  const isNew = text.trim() !== "" && !(opened && origin?.kind === "text" && origin.text === text);
  if (isNew) await open(store, { kind: "text", text, options: {} });
  else if (opened) store.set({ step: "match", goesOn: false, trouble: null });
  else {
    const trouble = { message: "There are no rows yet.", next: "Choose a file, or paste rows into the box." };
    store.set({ trouble, goesOn: false });
  }
}
