import { CircleAlert } from "lucide-react";
import type { RowView } from "#lib/domain/import-types.ts";
import { cx } from "../ui/cx.ts";
import { doubtsOf, faultsOf, type GridColumn } from "./grid-columns.ts";
import type { Active } from "./use-grid.ts";
import { figure } from "./words.ts";

type CellLineProps = {
  readonly id: string;
  readonly view: RowView | null;
  readonly active: Active;
  readonly columns: readonly GridColumn[];
};

/** The active cell at full length, what is wrong with it, and how the grid is used. */
export function CellLine({ id, view, active, columns }: CellLineProps) {
  const column = columns[active.col - 1];
  const text = column && view?.cells[column.column];
  const notes = view ? [...faultsOf(view, columns), ...doubtsOf(view, columns)] : [];
  const shown = active.col === 0 ? notes : notes.filter(({ at }) => at === active.col);
  const tone = view?.standing === "faulty" ? "text-bad-text" : "text-warn-text";
  return (
    <div className="flex flex-col gap-1 border-t border-line px-4 py-2.5 text-sm">
      <div aria-hidden className="flex min-h-5 flex-wrap gap-x-3 gap-y-0.5">
        {view && (
          <span className="font-medium">
            Row {figure(view.row)}
            {column && `, ${column.label}`}
          </span>
        )}
        {text && <span className="max-h-15 min-w-0 overflow-auto break-all">{text.slice(0, 1000)}</span>}
        {shown.map(({ at, message }) => (
          <span key={at} className={cx("flex items-center gap-1.5", tone)}>
            <CircleAlert className="size-3.5 shrink-0" />
            {message}
          </span>
        ))}
      </div>
      <p id={id} className="text-xs text-muted">
        Arrow keys move, typing or Enter changes a cell, Escape leaves it as it was. Tab goes to the next
        problem; Escape, then Tab goes on past the rows.
      </p>
    </div>
  );
}
