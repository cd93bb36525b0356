import { type HandedRow, type HandedRows, ROWS_MOST_BYTES } from "#lib/domain/batch.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { type DeskCalls, deskCalls } from "./api.ts";
import { show } from "./show.ts";
import type { Filling, Handed, Trouble } from "./state.ts";
import type { ImportStore } from "./store.ts";

/** Few enough that the progress moves. */
const SLICE = 500;

/** Rows with long cells go in smaller pieces. */
async function hand(
  desk: DeskCalls,
  id: string,
  rows: readonly HandedRow[],
): Promise<Result<HandedRows, Trouble>> {
  const isHeavy = rows.length > 1 && new Blob([JSON.stringify(rows)]).size > ROWS_MOST_BYTES * 0.9;
  if (!isHeavy) return desk.handRows(id, rows);
  const middle = Math.ceil(rows.length / 2);
  const first = await hand(desk, id, rows.slice(0, middle));
  if (!first.ok) return first;
  const second = await hand(desk, id, rows.slice(middle));
  if (!second.ok) return second;
  return ok({
    stored: first.value.stored + second.value.stored,
    already: [...first.value.already, ...second.value.already],
    faulty: [...first.value.faulty, ...second.value.faulty],
  });
}

/** The batch that was broken off, or a new one. */
async function batchOf(store: ImportStore, desk: DeskCalls): Promise<Result<Filling, Trouble>> {
  const { filling, opened, counts, match, batches } = store.get();
  if (filling) return ok(filling);
  const rows = counts?.ready ?? 0;
  const { fileName = "", fileHash = "", header = [] } = opened ?? {};
  const already = counts?.already ?? 0;
  const started = await desk.startBatch({ fileName, fileHash, header, match, rows, already });
  if (!started.ok) return started;
  const { id, same = null } = started.value;
  return ok({ id, rows, earlier: same && batches.includes(same.id) ? null : same, handed: null });
}

async function handAll(
  store: ImportStore,
  desk: DeskCalls,
  { id, rows }: Filling,
  progress: (part: number) => void,
): Promise<Result<Handed, Trouble>> {
  const refused = new Map<number, HandedRows["faulty"][number]>();
  const gone: number[] = [];
  for (let next = 1; ; ) {
    const slice = await store.session().handed(next, SLICE);
    const last = slice.at(-1);
    if (!last) break;
    const answer = await hand(desk, id, slice);
    if (!answer.ok) return answer;
    for (const fault of answer.value.faulty) refused.set(fault.row, fault);
    gone.push(...slice.flatMap(({ row }) => (refused.has(row) ? [] : [row])));
    progress(Math.min(1, (gone.length + refused.size) / Math.max(1, rows)));
    next = last.row + 1;
  }
  return ok({ gone, refused: [...refused.values()] });
}

/**
 * Hands all ready rows to the desk, then sets them on their way. Where that breaks off, pressing again goes on with
 * the same batch: the desk stores no row twice. Resolves to the batch's id where nothing is left to do here, which is
 * where the page of the batch is next; null where something stays to be seen or done.
 */
export async function send(store: ImportStore): Promise<string | null> {
  let next: string | null = null;
  await store.during("sending", async (progress) => {
    const desk = deskCalls(store);
    const fail = (trouble: Trouble) => store.set({ trouble });
    store.set({ sent: null });
    const filling = await batchOf(store, desk);
    if (!filling.ok) return fail(filling.error);
    store.set({ filling: filling.value });
    const before = filling.value.handed;
    const handed = before ? ok(before) : await handAll(store, desk, filling.value, progress);
    if (!handed.ok) return fail(handed.error);
    // Where the answer to what follows is lost, the rows are not handed in again: the batch may be on its way.
    store.set({ filling: { ...filling.value, handed: handed.value } });
    const answer = await desk.sendBatch(filling.value.id);
    if (!answer.ok) return fail(answer.error);
    const { gone, refused } = handed.value;
    const counts = await store.session().markSubmitted(gone);
    const { id, total, already } = answer.value;
    const { earlier } = filling.value;
    show(store, {
      counts,
      batches: [...store.get().batches, id],
      sent: { id, total, already, refused, earlier },
    });
    const isAllGone = counts.faulty === 0 && refused.length === 0 && total > 0 && earlier === null;
    if (isAllGone) next = id;
  });
  return next;
}
