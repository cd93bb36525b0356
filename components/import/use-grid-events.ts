"use client";
import type { ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent } from "react";
import type { GridColumn } from "./grid-columns.ts";
import { isPrintable } from "./grid-moves.ts";
import type { Active, Grid } from "./use-grid.ts";
import type { Rows } from "./use-rows.ts";

/** The place of the cell that something happened in. */
function cellOf(target: EventTarget): Active | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  const [index, col] = (cell?.dataset.cell ?? "").split(":").map(Number);
  return index === undefined || col === undefined || Number.isNaN(index) ? null : { index, col };
}

const isBox = (target: EventTarget): boolean => target instanceof HTMLInputElement;

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Windows has Ctrl and Alt down for AltGr, which types letters. */
function isCommand(event: KeyboardEvent): boolean {
  return event.metaKey || (event.ctrlKey && !event.getModifierState("AltGraph"));
}

/** A letter that is typed with Alt: by AltGr, or by a Mac's Option. Elsewhere Alt is for the browser's menus. */
function isTyped(event: KeyboardEvent): boolean {
  return isPrintable(event.key) && (isMac() || event.getModifierState("AltGraph"));
}

/** Listeners for the grid as a whole: cells are many and come and go. */
export function useGridEvents(grid: Grid, rows: Rows, columns: readonly GridColumn[]) {
  const { active, editing, wantsFocus, press, commit } = grid;
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const { key, shiftKey, nativeEvent } = event;
      if (nativeEvent.isComposing || key === "Shift" || key === "Control" || key === "Meta") return;
      const command = isCommand(event);
      if (event.altKey && (command || !isTyped(event))) return;
      // In the box only what ends the editing is ours.
      if (isBox(event.target) && !["Enter", "Escape", "Tab"].includes(key)) return;
      if (press({ key, shift: shiftKey, command })) event.preventDefault();
    },
    onMouseDown: (event: MouseEvent) => {
      const cell = isBox(event.target) || event.button !== 0 ? null : cellOf(event.target);
      if (!cell) return;
      // The browser's own focus would scroll the box.
      event.preventDefault();
      const isSame = cell.index === active.index && cell.col === active.col;
      if (isSame && document.activeElement?.matches("[data-cell]"))
        press({ key: "F2", shift: false, command: false });
      else press({ ...cell, row: rows.at(cell.index)?.row ?? null });
    },
    onBlur: (event: FocusEvent) => {
      if (isBox(event.target) && editing) void commit();
      // The person went elsewhere, or was led out: what is drawn here later must not call the focus back.
      const { relatedTarget, currentTarget } = event;
      if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) wantsFocus.current = false;
    },
    onCopy: (event: ClipboardEvent) => {
      const column = columns[active.col - 1];
      const text = column && rows.at(active.index)?.cells[column.column];
      if (isBox(event.target) || text === undefined) return;
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    },
    onPaste: (event: ClipboardEvent) => {
      if (isBox(event.target)) return;
      event.preventDefault();
      const [line = ""] = event.clipboardData.getData("text/plain").split(/\r?\n/);
      press({ paste: line.replace(/\t.*$/s, "") });
    },
  };
}
