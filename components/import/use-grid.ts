"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RowView } from "#lib/domain/import-types.ts";
import { editCell, undo } from "./changing.ts";
import { nextProblem, placeOf } from "./find-problem.ts";
import type { GridColumn } from "./grid-columns.ts";
import { isPrintable, type Move, moved } from "./grid-moves.ts";
import { isPlaceLost } from "./kept-place.ts";
import type { ImportStore } from "./store.ts";
import { type Click, type Key, type Taken, useKeyQueue } from "./use-key-queue.ts";
import type { Rows } from "./use-rows.ts";

/** The active cell: its place in the view and the grid's column (0 is where the row stands). */
export type Active = { readonly index: number; readonly col: number };
/** A cell that is being edited, by its row's own number: the row may change its place meanwhile. */
export type Editing = { readonly row: number; readonly col: number; readonly text: string };

type GridOptions = {
  readonly store: ImportStore;
  readonly columns: readonly GridColumn[];
  readonly rows: Rows;
  readonly only: boolean;
  /** How many rows are in view. */
  readonly page: () => number;
  /** Tab with no further problem: out of the grid. */
  readonly onLeave: (direction: 1 | -1) => void;
};

/** A value that code which waited reads as it is now. */
function useNow<T>(initial: T) {
  const [value, setValue] = useState(initial);
  const ref = useRef(value);
  const set = useCallback((next: T) => {
    ref.current = next;
    setValue(next);
  }, []);
  return [value, ref, set] as const;
}

/** Where the grid is, what is edited, and what keys do. */
export function useGrid(options: GridOptions) {
  const { store, columns, rows, only, page, onLeave } = options;
  const [active, activeNow, setActive] = useNow<Active>({ index: 0, col: 1 });
  const [editing, editingNow, setEditing] = useNow<Editing | null>(null);
  /** The focus belongs to the active cell, once that is drawn. */
  const wantsFocus = useRef(false);
  /** Escape was pressed: the next Tab leaves the grid. */
  const isLeaving = useRef(false);
  const last = Math.max(0, (rows.total ?? 1) - 1);

  // Another view begins at its top; a shorter one ends earlier.
  useEffect(() => setActive({ index: 0, col: 1 }), [only, setActive]);
  useEffect(() => {
    if (activeNow.current.index <= last) return;
    // The cell that had the focus went with its row.
    if (isPlaceLost()) wantsFocus.current = true;
    setActive({ ...activeNow.current, index: last });
  }, [last, activeNow, setActive]);

  function go(to: Active): void {
    const index = Math.max(0, Math.min(to.index, last));
    setActive({ index, col: Math.max(0, Math.min(to.col, columns.length)) });
    wantsFocus.current = true;
  }

  /** `text` in place of the cell's own. The row is asked for again where it may be another one by now. */
  function edit(text?: string): Taken {
    const at = activeNow.current;
    const column = columns[at.col - 1];
    const { work } = store.get();
    // Rows that are being sent or changed stay as they are until that is done.
    if (!column || (work !== null && work.kind !== "asking")) return "browser";
    const begin = (view: RowView | undefined) => {
      if (!view) return;
      setEditing({ row: view.row, col: at.col, text: text ?? view.cells[column.column] ?? "" });
    };
    const view = rows.fresh(at.index, store.get().version);
    if (!view)
      return store
        .session()
        .rows(at.index, at.index + 1, only)
        .then((found) => begin(found.rows[0]));
    begin(view);
    return "taken";
  }

  /** Keeps what was typed; resolves once the row is checked. */
  async function commit(): Promise<Editing | null> {
    const done = editingNow.current;
    const column = done && columns[done.col - 1];
    if (!column) return null;
    setEditing(null);
    await editCell(store, done.row, column.column, done.text);
    return done;
  }

  /** The row's place may have changed by what was done. False where it is not in view any more. */
  async function goToRow(row: number, col: number): Promise<boolean> {
    const place = await placeOf(store.session(), row, only);
    const { total, rows: found } = await store.session().rows(place, place + 1, only);
    setActive({ index: Math.max(0, Math.min(place, total - 1)), col });
    wantsFocus.current = true;
    return found[0]?.row === row;
  }

  async function goToProblem(direction: 1 | -1, from = activeNow.current): Promise<void> {
    wantsFocus.current = true;
    const done = await commit();
    const row = done?.row ?? rows.at(from.index)?.row ?? 1;
    const spot = await nextProblem(store.session(), columns, { row, col: done?.col ?? from.col }, direction);
    if (spot) await goToRow(spot.row, spot.col);
    else onLeave(direction);
  }

  async function commitAndGo(down: 1 | -1): Promise<void> {
    // At once, so that keys pressed until the row is checked find the grid.
    wantsFocus.current = true;
    const done = await commit();
    if (!done) return;
    if (down === 1) await goToRow(done.row + 1, done.col);
    else go({ index: activeNow.current.index - 1, col: done.col });
  }

  function takeEditing({ key, shift }: Key): Taken {
    if (key === "Escape") {
      setEditing(null);
      wantsFocus.current = true;
      return "taken";
    }
    if (key === "Enter") return commitAndGo(shift ? -1 : 1);
    if (key === "Tab") return goToProblem(shift ? -1 : 1);
    return isPrintable(key) ? append(key) : "taken";
  }

  /** What waited, or came before the box was drawn; what is typed in the box never gets here. */
  function append(text: string): Taken {
    const now = editingNow.current;
    if (now) setEditing({ ...now, text: now.text + text });
    return "taken";
  }

  function takeMoving(key: Key): Taken {
    const wasLeaving = isLeaving.current;
    isLeaving.current = key.key === "Escape";
    const move: Move = { ...activeNow.current, last, columns: columns.length, page: page() };
    const to = moved(key, move);
    if (to) {
      go(to);
      return "taken";
    }
    if (key.key === "Tab") {
      if (wasLeaving || store.get().counts?.faulty === 0) return "browser";
      return goToProblem(key.shift ? -1 : 1);
    }
    if (key.command) {
      // With Shift they are the keys of a Redo, which there is none of.
      if (key.key.toLowerCase() !== "z" || key.shift) return "browser";
      return undo(store).then(() => {
        wantsFocus.current = true;
      });
    }
    if (key.key === "Enter" || key.key === "F2") return edit();
    if (key.key === "Delete" || key.key === "Backspace") return edit("");
    return isPrintable(key.key) ? edit(key.key) : "browser";
  }

  /** A click means the row that was seen: by now another one may stand in its place, and must not get what is typed. */
  function takeClick({ row, index, col }: Click): Taken {
    const isFresh = editingNow.current === null && rows.fresh(index, store.get().version)?.row === row;
    void commit();
    go({ index, col });
    if (isFresh || row === null) return "taken";
    return goToRow(row, col).then((isThere) => {
      if (!isThere) forget();
    });
  }

  const { press, forget } = useKeyQueue((turn) => {
    if ("index" in turn) return takeClick(turn);
    if ("paste" in turn) return editingNow.current ? append(turn.paste) : edit(turn.paste);
    return editingNow.current ? takeEditing(turn) : takeMoving(turn);
  });
  const change = useCallback(
    (text: string) => {
      const now = editingNow.current;
      if (now) setEditing({ ...now, text });
    },
    [editingNow, setEditing],
  );
  return { active, editing, wantsFocus, press, change, commit };
}

export type Grid = ReturnType<typeof useGrid>;
