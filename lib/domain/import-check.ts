import type { HandedRow } from "./batch.ts";
import { RepeatIndex } from "./import-repeats.ts";
import { type CheckRow, isFaulty } from "./import-row.ts";
import type { CheckedRow, ImportCounts, RowStanding, RowView } from "./import-types.ts";
import { UndoStack } from "./import-undo.ts";

const NO_FAULTS: CheckedRow["faults"] = {};
const NO_DOUBTS: CheckedRow["doubts"] = {};

type RowState = {
  key: string | null;
  faults: CheckedRow["faults"];
  doubts: CheckedRow["doubts"];
  /** Null while the row is not checked, and after it was removed. */
  standing: RowStanding | null;
  removed: boolean;
};

/**
 * Where every row stands, kept right while cells change and rows go. Rows are counted from 1 as the file has them.
 * A row stands in exactly one place: faulty, else repeated, else already submitted, else ready.
 */
export class ImportChecker {
  readonly #rows: string[][];
  readonly #states: readonly RowState[];
  readonly #repeats = new RepeatIndex();
  readonly #counts = { total: 0, ready: 0, faulty: 0, repeated: 0, already: 0 };
  readonly #submitted = new Set<string>();
  readonly #undo = new UndoStack();
  #check: CheckRow | null = null;

  /** Takes the rows over: edits change them. The counts are true once `checkSlice` has seen every row. */
  constructor(rows: string[][]) {
    this.#rows = rows;
    const unseen = { key: null, faults: NO_FAULTS, doubts: NO_DOUBTS, standing: null, removed: false };
    this.#states = rows.map(() => ({ ...unseen }));
  }

  get size(): number {
    return this.#rows.length;
  }

  /** The rules, or others than before (another match or constants): every row must be seen by them. */
  setCheck(check: CheckRow): void {
    this.#check = check;
  }

  /** Checks some rows, counted from 0, `to` not included: in slices, so that the caller can say how far it is. */
  checkSlice(from: number, to: number): void {
    for (let at = from; at < Math.min(to, this.size); at += 1) this.#recheck(at);
  }

  counts(): ImportCounts {
    return { ...this.#counts };
  }

  /** Null for a row that is not there, or not any more. */
  view(row: number): RowView | null {
    const [state, cells] = [this.#states[row - 1], this.#rows[row - 1]];
    if (!state?.standing || !cells) return null;
    const { standing, faults, doubts } = state;
    const first = standing === "repeated" ? this.#repeats.firstOf(state.key) : null;
    const isBehind = first !== null && this.#states[first]?.standing === "faulty";
    return { row, cells, standing, faults, doubts, ...(isBehind && { behind: first + 1 }) };
  }

  /** Row numbers in the file's order, of those not removed; with `only` of that standing alone. */
  numbers(only: RowStanding | null): number[] {
    const found: number[] = [];
    for (const [at, { standing }] of this.#states.entries())
      if (standing !== null && (only === null || standing === only)) found.push(at + 1);
    return found;
  }

  /** The email as it is compared; null for a row without a valid one, and for a removed row. */
  emailKey(row: number): string | null {
    const state = this.#states[row - 1];
    return state && !state.removed ? state.key : null;
  }

  /** The next `count` ready rows from row number `from` on, as the desk takes them. */
  handed(from: number, count: number): HandedRow[] {
    const found: HandedRow[] = [];
    for (let at = Math.max(from, 1) - 1; at < this.size && found.length < count; at += 1) {
      const cells = this.#rows[at];
      if (this.#states[at]?.standing !== "ready" || !cells || !this.#check) continue;
      found.push({ row: at + 1, lead: this.#check(cells).form, cells });
    }
    return found;
  }

  /** The emails of these rows have been submitted, before or just now. */
  markSubmitted(rows: readonly number[]): void {
    for (const row of rows) {
      const key = this.emailKey(row);
      if (key === null || this.#submitted.has(key)) continue;
      this.#submitted.add(key);
      this.#place(this.#repeats.firstOf(key));
    }
  }

  /** Changes cells of one column, by row number, as one step; the rows that it moved. */
  edit(column: number, texts: ReadonlyMap<number, string>): number[] {
    const before = this.#write(column, texts);
    if (before.size === 0) return [];
    this.#undo.push({ kind: "cells", column, before });
    return this.#recheckAll([...before.keys()]);
  }

  /** Takes rows out, as one step; how many there were. */
  remove(rows: readonly number[]): number {
    const going = [...new Set(rows)].filter((row) => this.#states[row - 1]?.removed === false);
    if (going.length === 0) return 0;
    this.#setRemoved(going, true);
    this.#undo.push({ kind: "removed", rows: going });
    return going.length;
  }

  /** Takes the last edit or removal back; false where there is none. */
  undo(): boolean {
    const last = this.#undo.pop();
    if (last?.kind === "removed") this.#setRemoved(last.rows, false);
    if (last?.kind === "cells") this.#recheckAll([...this.#write(last.column, last.before).keys()]);
    return last !== null;
  }

  /** The cells as they were, of those that changed. */
  #write(column: number, texts: ReadonlyMap<number, string>): Map<number, string> {
    const before = new Map<number, string>();
    for (const [row, text] of texts) {
      const cells = this.#rows[row - 1];
      const old = cells?.[column];
      if (!cells || old === undefined || old === text || this.#states[row - 1]?.removed) continue;
      cells[column] = text;
      before.set(row, old);
    }
    return before;
  }

  #recheckAll(rows: readonly number[]): number[] {
    const changed = new Set<number>(rows);
    for (const row of rows) for (const at of this.#recheck(row - 1)) changed.add(at + 1);
    return [...changed];
  }

  #setRemoved(rows: readonly number[], removed: boolean): void {
    for (const row of rows) {
      const state = this.#states[row - 1];
      if (!state) continue;
      state.removed = removed;
      if (!removed) this.#recheck(row - 1);
      else {
        const next = this.#repeats.remove(state.key, row - 1);
        this.#place(row - 1);
        this.#place(next);
      }
    }
  }

  /** Checks one row (from 0); the other rows whose standing may have moved with its email. */
  #recheck(at: number): number[] {
    const [state, cells] = [this.#states[at], this.#rows[at]];
    if (!state || !cells || !this.#check || state.removed) return [];
    const { emailKey, faults, doubts } = this.#check(cells);
    state.faults = isFaulty({ faults }) ? faults : NO_FAULTS;
    state.doubts = doubts;
    const others: (number | null)[] = [];
    if (emailKey !== state.key || state.standing === null) {
      others.push(this.#repeats.remove(state.key, at));
      state.key = emailKey;
      others.push(this.#repeats.add(emailKey, at));
    }
    const moved = others.filter((other) => other !== null);
    for (const other of [at, ...moved]) this.#place(other);
    return moved;
  }

  /** Puts a row (from 0) where it stands now, and counts it there. */
  #place(at: number | null): void {
    const state = at === null ? undefined : this.#states[at];
    if (at === null || !state) return;
    const before = state.standing;
    const now = state.removed ? null : this.#standing(state, at);
    if (before === now) return;
    if (before !== null) this.#counts[before] -= 1;
    if (now !== null) this.#counts[now] += 1;
    this.#counts.total += (now === null ? 0 : 1) - (before === null ? 0 : 1);
    state.standing = now;
  }

  #standing({ key, faults }: RowState, at: number): RowStanding {
    if (faults !== NO_FAULTS) return "faulty";
    if (key !== null && this.#repeats.firstOf(key) !== at) return "repeated";
    return key !== null && this.#submitted.has(key) ? "already" : "ready";
  }
}
