import type { ImportState } from "./state.ts";
import type { ImportStore } from "./store.ts";

/** The rows come first: fixes are looked for once those in view are drawn. */
const SOON_MS = 150;
/** Where looking for fixes takes longer than this it is not done for every cell. */
const SLOW_MS = 400;

/**
 * Shows the rows as they are now, and soon after the fixes that are left. A batch that was broken off before is given
 * up: the desk would refuse other content for its rows. `isSmall`: no more than a cell has changed.
 */
export function show(store: ImportStore, change: Partial<ImportState>, isSmall = false): void {
  store.set({ filling: null, ...change, version: store.get().version + 1 });
  if (store.get().counts?.faulty === 0) store.set({ fixes: [] });
  if (!isSmall || store.fixes.tookMs < SLOW_MS) lookForFixes(store);
}

function lookForFixes(store: ImportStore): void {
  clearTimeout(store.fixes.timer);
  store.fixes.timer = setTimeout(() => {
    void store.attempt(async () => {
      const start = performance.now();
      const fixes = await store.session().fixes();
      store.fixes.tookMs = performance.now() - start;
      store.set({ fixes });
    });
  }, SOON_MS);
}
