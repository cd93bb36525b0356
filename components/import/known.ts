import { deskCalls } from "./api.ts";
import { rowsWhere } from "./checking.ts";
import type { Known } from "./state.ts";
import type { ImportStore } from "./store.ts";

const ASK_AGAIN_MS = 1500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the broker knows, after rows from `from` (from 0) to `to`, not included, may have got other emails. */
export async function knownNow(store: ImportStore, from: number, to: number): Promise<Known | null> {
  if (store.get().known === null) return null;
  const keys = await store.session().emailKeys(from, to);
  // Another row may have been changed meanwhile.
  const { known } = store.get();
  return known && withKeys(known, from, keys);
}

function withKeys(known: Known, from: number, keys: readonly (string | null)[]): Known {
  const rows = new Set(known.rows);
  for (const [at, email] of keys.entries()) {
    if (email !== null && known.emails.has(email)) rows.add(from + at + 1);
    else rows.delete(from + at + 1);
  }
  return { ...known, rows };
}

/** On demand: which rows the broker has. They may be sent all the same, and then come back as duplicates. */
export async function askBroker(store: ImportStore): Promise<void> {
  const { opened } = store.get();
  if (!opened) return;
  await store.during("asking", async (progress) => {
    let complete = true;
    const found = new Set<string>();
    const rows = await rowsWhere(
      store,
      opened.rowCount,
      async (emails) => {
        for (;;) {
          const answer = await deskCalls(store).known(emails);
          if (!answer.ok) return answer.error;
          if ("known" in answer.value) {
            const { known } = answer.value;
            complete &&= answer.value.complete;
            for (const [at, email] of emails.entries()) if (known[at]) found.add(email);
            return known;
          }
          const { read, of } = answer.value.under;
          if (of) progress((read / of) * 0.9);
          await pause(ASK_AGAIN_MS);
        }
      },
      (part) => progress(0.9 + part * 0.1),
    );
    if ("message" in rows) return store.set({ trouble: rows });
    // Rows may be edited while the broker is asked.
    const keys = await store.session().emailKeys(0, opened.rowCount);
    store.set({ known: withKeys({ emails: found, rows: new Set(), complete }, 0, keys) });
  });
}
