import type { PointerEvent } from "react";

/**
 * A table's cell that is cut off shows its words whole on hover. Set then, not with every cell of the page, and set anew
 * each time: the next page's rows take over these nodes. A title that the table itself gives stays.
 */
export function showWhole({ target }: PointerEvent): void {
  const cell = target instanceof Element ? target.closest("td") : null;
  if (!cell || (cell.title && cell.title !== cell.dataset.whole)) return;
  cell.title = cell.dataset.whole = cell.scrollWidth > cell.clientWidth ? cell.textContent : "";
}
