/** Which rows have the same email, kept while rows change. Rows are counted from 0. */
export class RepeatIndex {
  readonly #rows = new Map<string, number[]>();

  /** The row that was its email's first until now, where it is no more. */
  add(key: string | null, row: number): number | null {
    const rows = key === null ? undefined : this.#rows.get(key);
    if (key === null) return null;
    if (!rows) {
      this.#rows.set(key, [row]);
      return null;
    }
    const last = rows.at(-1) ?? -1;
    const at = last < row ? rows.length : rows.findIndex((other) => other > row);
    rows.splice(at, 0, row);
    return at === 0 ? (rows[1] ?? null) : null;
  }

  /** The row that is its email's first from now on, where it was not. */
  remove(key: string | null, row: number): number | null {
    const rows = key === null ? undefined : this.#rows.get(key);
    const at = rows?.indexOf(row) ?? -1;
    if (key === null || !rows || at === -1) return null;
    rows.splice(at, 1);
    if (rows.length === 0) this.#rows.delete(key);
    return at === 0 ? (rows[0] ?? null) : null;
  }

  /** The first row with this email. */
  firstOf(key: string | null): number | null {
    return key === null ? null : (this.#rows.get(key)?.[0] ?? null);
  }
}
