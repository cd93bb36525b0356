"use client";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from "react";
import type { GridColumn } from "./grid-columns.ts";
import { ROLES, rowRole } from "./grid-roles.ts";
import { GridRow } from "./grid-row.tsx";
import { columnLayout, HEAD_CELL, HEAD_PX, NUMBER_CELL, NUMBER_PX, ROW_PX } from "./grid-style.ts";
import type { ImportStore } from "./store.ts";
import { type Active, type Grid, useGrid } from "./use-grid.ts";
import { useGridEvents } from "./use-grid-events.ts";
import type { Rows } from "./use-rows.ts";

const OVERSCAN = 8;

/** What others may ask of the grid. */
export type GridHandle = {
  /** Gives the focus to the active cell. */
  readonly focus: () => void;
};

export type RowsGridProps = {
  readonly ref: RefObject<GridHandle | null>;
  readonly store: ImportStore;
  readonly columns: readonly GridColumn[];
  readonly rows: Rows;
  /** At least one. */
  readonly total: number;
  readonly only: boolean;
  /** Row numbers that the broker has. */
  readonly known: ReadonlySet<number> | null;
  /** Names what describes the grid. */
  readonly describedBy: string;
  readonly onLeave: (direction: 1 | -1) => void;
  readonly onActive: (active: Active) => void;
};

/** The rows in a box of their own that scrolls both ways; only those in view are in the document. */
export function RowsGrid(props: RowsGridProps) {
  const { ref, store, columns, rows, total, only, known, onLeave, onActive } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const page = () => Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - HEAD_PX) / ROW_PX) - 1);
  const grid = useGrid({ store, columns, rows, only, page, onLeave });
  const { active, editing } = grid;
  const events = useGridEvents(grid, rows, columns);
  const shown = useShown(box, total, active.index, rows);
  useFocusedCell(box, id, grid);
  useImperativeHandle(ref, () => ({ focus: () => focusCell(box.current, id, active) }), [id, active]);
  useEffect(() => onActive(active), [active, onActive]);

  const gridRole = {
    role: "grid",
    "aria-label": "Rows",
    "aria-rowcount": total + 1,
    "aria-colcount": columns.length + 2,
    "aria-describedby": props.describedBy,
  };
  const { template, minWidth, className } = columnLayout(columns.map(({ width }) => width));
  return (
    <div ref={box} className="relative h-full overflow-auto overscroll-contain bg-surface text-sm">
      <div {...events} {...gridRole} className={className} style={{ minWidth }}>
        <div {...ROLES.group} className="sticky top-0 z-10">
          <div {...rowRole(1)} className="grid" style={{ gridTemplateColumns: template, height: HEAD_PX }}>
            <div {...ROLES.header} className={NUMBER_CELL}>
              Row
            </div>
            <div {...ROLES.header} className={HEAD_CELL}>
              Problem
            </div>
            {columns.map(({ field, label }) => (
              <div key={field} {...ROLES.header} className={HEAD_CELL}>
                {label}
              </div>
            ))}
          </div>
        </div>
        <div {...ROLES.group} className="relative" style={{ height: total * ROW_PX }}>
          {shown.map((index) => {
            const view = rows.at(index);
            return (
              <GridRow
                key={index}
                id={id}
                index={index}
                view={view}
                columns={columns}
                template={template}
                activeCol={active.index === index ? active.col : null}
                editing={view !== null && editing?.row === view.row ? editing : null}
                isKnown={view !== null && known?.has(view.row) === true}
                broker={store.broker.name}
                onChange={grid.change}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The places that are drawn: those in view, and the active one wherever it is, since the focus is on it. */
function useShown(
  box: RefObject<HTMLElement | null>,
  total: number,
  active: number,
  rows: Rows,
): readonly number[] {
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(active) || active >= total
        ? shown
        : [...shown, active].sort((one, other) => one - other);
    },
    [active, total],
  );
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    scrollMargin: HEAD_PX,
    overscan: OVERSCAN,
    rangeExtractor,
  });
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  const { want } = rows;
  useEffect(() => want(startIndex, endIndex), [want, startIndex, endIndex]);
  return virtual.getVirtualItems().map(({ index }) => index);
}

/** Gives the focus to the active cell once that is drawn. */
function useFocusedCell(box: RefObject<HTMLElement | null>, id: string, grid: Grid): void {
  useLayoutEffect(() => {
    const { active, editing, wantsFocus } = grid;
    if (!wantsFocus.current || editing) return;
    if (focusCell(box.current, id, active)) wantsFocus.current = false;
  });
}

/** Brings the cell into view as well; false where it is not drawn. */
function focusCell(box: HTMLElement | null, id: string, { index, col }: Active): boolean {
  const cell = document.getElementById(`${id}-${index}-${col}`);
  if (!cell || !box) return false;
  cell.focus({ preventScroll: true });
  reveal(box, cell, index * ROW_PX);
  return true;
}

function reveal(box: HTMLElement, cell: HTMLElement, top: number): void {
  const height = box.clientHeight - HEAD_PX;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW_PX > box.scrollTop + height) box.scrollTop = top + ROW_PX - height;
  const [left, right] = [cell.offsetLeft - NUMBER_PX, cell.offsetLeft + cell.offsetWidth];
  if (left < box.scrollLeft) box.scrollLeft = left;
  else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = Math.min(left, right - box.clientWidth);
}
