import { deskCalls } from "./api.ts";
import { rowsWhere } from "./checking.ts";
import type { ImportStore } from "./store.ts";

const ASK_AGAIN_MS = 1500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** On demand: which rows the broker has. They may be sent all the same, and then come back as duplicates. */
export async function askBroker(store: ImportStore): Promise<void> {
  const { opened } = store.get();
  if (!opened) return;
  await store.during("asking", async (progress) => {
    let complete = true;
    const rows = await rowsWhere(
      store,
      opened.rowCount,
      async (emails) => {
        for (;;) {
          const answer = await deskCalls(store).known(emails);
          if (!answer.ok) return answer.error;
          if ("known" in answer.value) {
            complete &&= answer.value.complete;
            return answer.value.known;
          }
          const { read, of } = answer.value.under;
          if (of) progress((read / of) * 0.9);
          await pause(ASK_AGAIN_MS);
        }
      },
      (part) => progress(0.9 + part * 0.1),
    );
    if ("message" in rows) store.set({ trouble: rows });
    else store.set({ known: { rows: new Set(rows), complete } });
  });
}
