import type { Active } from "./use-grid.ts";
import type { Key } from "./use-key-queue.ts";

/** Where the grid is, and how far it reaches: its last place, its columns, the rows in view. */
export type Move = Active & { readonly last: number; readonly columns: number; readonly page: number };

/** One letter or sign, whatever its length in UTF-16; names of keys are longer words. */
export function isPrintable(key: string): boolean {
  return [...key].length === 1;
}

/** Where a key leads; null for one that does not move. */
export function moved({ key, command }: Key, { index, col, last, columns, page }: Move): Active | null {
  switch (key) {
    case "ArrowDown":
      return { index: command ? last : index + 1, col };
    case "ArrowUp":
      return { index: command ? 0 : index - 1, col };
    case "ArrowRight":
      return { index, col: command ? columns : col + 1 };
    case "ArrowLeft":
      return { index, col: command ? 0 : col - 1 };
    case "PageDown":
      return { index: index + page, col };
    case "PageUp":
      return { index: index - page, col };
    case "Home":
      return command ? { index: 0, col: 0 } : { index, col: 0 };
    case "End":
      return command ? { index: last, col: columns } : { index, col: columns };
    default:
      return null;
  }
}
