import { EMAILS_AT_ONCE } from "#lib/domain/batch.ts";
import { deskCalls } from "./api.ts";
import { isMatched } from "./matching.ts";
import { show } from "./show.ts";
import type { Trouble } from "./state.ts";
import type { ImportStore } from "./store.ts";

type Asked = (emails: readonly string[]) => Promise<readonly boolean[] | Trouble>;

/** Asks about every row's email, some at a time. The row numbers for which the answer is yes, or why there is none. */
export async function rowsWhere(
  store: ImportStore,
  rowCount: number,
  asked: Asked,
  progress: (part: number) => void,
): Promise<number[] | Trouble> {
  const found: number[] = [];
  for (let from = 0; from < rowCount; from += EMAILS_AT_ONCE) {
    const keys = await store.session().emailKeys(from, Math.min(from + EMAILS_AT_ONCE, rowCount));
    const rows = keys.flatMap((email, at) => (email === null ? [] : [{ row: from + at + 1, email }]));
    if (rows.length > 0) {
      const answer = await asked(rows.map(({ email }) => email));
      if ("message" in answer) return answer;
      for (const [at, { row }] of rows.entries()) if (answer[at]) found.push(row);
    }
    progress(Math.min(1, (from + EMAILS_AT_ONCE) / rowCount));
  }
  return found;
}

/** Checks every row by the form's rules, then asks the desk which it has submitted before. */
export async function continueFromMatch(store: ImportStore): Promise<void> {
  const { opened, match, constants } = store.get();
  if (!opened) return;
  store.set({ tried: true });
  if (!isMatched(match, constants, store.broker)) return;
  await store.during("checking", async (progress, signal) => {
    const session = store.session();
    let counts = await session.check(match, constants, store.broker, ({ part }) => progress(part * 0.8));
    const already = await rowsWhere(
      store,
      opened.rowCount,
      async (emails) => {
        signal.throwIfAborted();
        const answer = await deskCalls(store).already(emails);
        return answer.ok ? answer.value.already : answer.error;
      },
      (part) => progress(0.8 + part * 0.2),
    );
    signal.throwIfAborted();
    if ("message" in already) {
      store.set({ trouble: already });
      return;
    }
    if (already.length > 0) counts = await session.markSubmitted(already);
    signal.throwIfAborted();
    show(store, { step: "check", known: null, sent: null, tried: false, counts });
  });
}
