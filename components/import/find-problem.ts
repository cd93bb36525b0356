import type { RowView } from "#lib/domain/import-types.ts";
import { faultsOf, type GridColumn } from "./grid-columns.ts";
import type { ImportSession } from "./reader/session.ts";

type Reader = Pick<ImportSession, "rows">;

async function rowAt(reader: Reader, index: number, only: boolean): Promise<RowView | null> {
  const { rows } = await reader.rows(index, index + 1, only);
  return rows[0] ?? null;
}

/** The place in the view (from 0) of the first row with this number or a higher one; the view's length where there is none. */
export async function placeOf(reader: Reader, row: number, only: boolean): Promise<number> {
  const { total } = await reader.rows(0, 0, only);
  // Numbers go up by at least one from place to place, so a row never stands behind its number.
  let [low, high] = [0, Math.min(Math.max(0, row - 1), total)];
  if (high < total && (await rowAt(reader, high, only))?.row === row) return high;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = await rowAt(reader, middle, only);
    if (found && found.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A cell: the row's number and the grid's column. */
export type Spot = { readonly row: number; readonly col: number };

/** The next faulty cell after a spot, or the one before it; null where there is none. */
export async function nextProblem(
  reader: Reader,
  columns: readonly GridColumn[],
  from: Spot,
  direction: 1 | -1,
): Promise<Spot | null> {
  const spotsOf = (view: RowView): Spot[] => {
    const found = faultsOf(view, columns).map(({ at }) => ({ row: view.row, col: at }));
    return found.length > 0 ? found : [{ row: view.row, col: 0 }];
  };
  const place = await placeOf(reader, from.row, true);
  const same = await rowAt(reader, place, true);
  const isSame = same?.row === from.row;
  if (same && isSame) {
    const ahead = spotsOf(same).filter(({ col }) => (col - from.col) * direction > 0);
    const spot = direction === 1 ? ahead[0] : ahead.at(-1);
    if (spot) return spot;
  }
  const index = direction === -1 ? place - 1 : isSame ? place + 1 : place;
  const other = index < 0 ? null : await rowAt(reader, index, true);
  return (other && spotsOf(other).at(direction === 1 ? 0 : -1)) ?? null;
}
