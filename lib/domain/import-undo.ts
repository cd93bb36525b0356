/** A change that can be taken back: the cells as they were, by row, or the rows that went. */
export type Undoable =
  | { readonly kind: "cells"; readonly column: number; readonly before: ReadonlyMap<number, string> }
  | { readonly kind: "removed"; readonly rows: readonly number[] };

const MOST = 50;

/** The last changes, the latest on top. */
export class UndoStack {
  readonly #steps: Undoable[] = [];

  push(step: Undoable): void {
    this.#steps.push(step);
    if (this.#steps.length > MOST) this.#steps.shift();
  }

  pop(): Undoable | null {
    return this.#steps.pop() ?? null;
  }
}
