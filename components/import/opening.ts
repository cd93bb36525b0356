import { deskCalls } from "./api.ts";
import type { OpenedTable, OpenOptions } from "./reader/protocol.ts";
import type { ImportState, Origin } from "./state.ts";
import type { ImportStore } from "./store.ts";

/** A match from before counts only where its columns exist. */
function fitting(match: OpenedTable["match"] | null, columns: number): OpenedTable["match"] | null {
  if (match === null || Object.keys(match).length === 0) return null;
  return Object.values(match).every((column) => column < columns) ? match : null;
}

/**
 * Reads the rows in the worker. Where they cannot be read all is as it was: rows that were read before, and mended
 * since, are not lost by a wrong file. `again`: the same file, read in another way.
 */
async function open(store: ImportStore, origin: Origin, again = false): Promise<void> {
  await store.during("opening", async (progress, signal) => {
    const session = store.session();
    const before = store.get();
    if (!again) store.set({ origin, passedOver: origin.kind === "file" });
    const onProgress = ({ part }: { part: number }) => progress(part);
    const read =
      origin.kind === "file"
        ? await session.openFile(origin.file, origin.options, onProgress)
        : await session.openText(origin.text, origin.options, onProgress);
    signal.throwIfAborted();
    if (!read.ok) {
      const inPaste = origin.kind === "text" && !again;
      // The text may have been edited meanwhile, which makes it the newest choice.
      const passedOver = before.passedOver && store.get().passedOver;
      store.set({ origin: before.origin, passedOver, trouble: { ...read.error, inPaste }, goesOn: false });
      return;
    }
    const opened = read.value;
    const last = await deskCalls(store).rememberedMatch(opened.header);
    signal.throwIfAborted();
    const match = last.ok ? fitting(last.value.match, opened.header.length) : null;
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

/** The newest choice counts. A read that it overtakes ends with its reader, whose rows would be those of before. */
function overtake(store: ImportStore): void {
  if (store.get().work?.kind !== "opening") return;
  store.giveUp("opening");
  store.close();
  store.set({ opened: null, counts: null });
}

export async function chooseFile(store: ImportStore, file: File): Promise<void> {
  overtake(store);
  await open(store, { kind: "file", file, options: {} });
}

/** Reads the same file again as the person says it is to be read. */
export async function readAs(store: ImportStore, options: OpenOptions): Promise<void> {
  const { origin, opened } = store.get();
  if (origin) await open(store, { ...origin, options: { ...origin.options, ...options } }, opened !== null);
}

/** The text in the box, as it is edited: it counts from now on, and no "Continue" of before goes past it. */
export function changeText(store: ImportStore, text: string): void {
  store.set({ text, passedOver: false, goesOn: false, trouble: null });
}

/** True where "Continue" goes on with the text in the box, which has not been read yet. */
export function isTextNew({ text, passedOver, origin, opened, work }: ImportState): boolean {
  const isDealtWith = passedOver || (origin?.kind === "text" && origin.text === text);
  // Where what was chosen instead could not be read, the text is what is left.
  return text.trim() !== "" && !(isDealtWith && (opened || work));
}

/** On from the first step: reads what was pasted, where that has not been read yet. */
export async function continueFromFile(store: ImportStore): Promise<void> {
  const { text, opened, work } = store.get();
  const isNew = isTextNew(store.get());
  if (isNew) overtake(store);
  store.set({ goesOn: true });
  if (isNew) await open(store, { kind: "text", text, options: {} });
  else if (work) return;
  else if (opened) store.set({ step: "match", goesOn: false, trouble: null });
  else {
    const trouble = { message: "There are no rows yet.", next: "Choose a file, or paste rows into the box." };
    store.set({ trouble, goesOn: false });
  }
}
