import { initialState } from "./state.ts";
import type { ImportStore } from "./store.ts";

/**
 * Back to the first step for another file. Rows with problems that have not been sent stay there until that file is
 * read; without any the step is empty, and the offer, country and source stay as they were.
 */
export function startOver(store: ImportStore): void {
  const { counts, constants } = store.get();
  if (counts !== null && counts.ready + counts.faulty > 0) {
    store.set({ step: "file", trouble: null });
    return;
  }
  store.close();
  const { lastNameFirst: _, ...shared } = constants;
  store.set(initialState(shared));
}
