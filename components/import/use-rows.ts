"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RowView } from "#lib/domain/import-types.ts";
import type { ImportStore } from "./store.ts";

const PAGE = 200;
/** Kept around the view: about 10,000 rows. */
const MOST_PAGES = 50;

type Page = { readonly version: number; readonly rows: readonly RowView[] };
type Kept = {
  readonly only: boolean;
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, Page>;
};

export type Rows = {
  /** Rows of the view; null until the first answer. */
  readonly total: number | null;
  /** The row at this place (from 0), null where it is not here yet. */
  readonly at: (index: number) => RowView | null;
  /** The same where it is of this version of the rows, null where it may be another row by now. */
  readonly fresh: (index: number, version: number) => RowView | null;
  /** Says which places are in view. */
  readonly want: (first: number, last: number) => void;
};

/** The rows in view, fetched from the worker by pages. While newer ones come, those of before stay. */
export function useRows(store: ImportStore, version: number, only: boolean): Rows {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [kept, setKept] = useState<Kept>({ only, total: null, pages: new Map() });
  const asked = useRef("");

  const current = kept.only === only ? kept : { only, total: null, pages: new Map<number, Page>() };
  useEffect(() => {
    const [from, to] = [Math.floor(range.first / PAGE), Math.floor(range.last / PAGE)];
    const missing: number[] = [];
    for (let page = from; page <= to; page += 1) {
      if (current.pages.get(page)?.version !== version) missing.push(page);
    }
    const question = `${only} ${version} ${missing.join()}`;
    const [first, last] = [missing[0], missing.at(-1)];
    if (first === undefined || last === undefined || asked.current === question) return;
    asked.current = question;
    store
      .session()
      .rows(first * PAGE, (last + 1) * PAGE, only)
      .then(({ rows, total }) => {
        if (asked.current === question) asked.current = "";
        setKept((before) => {
          const pages = new Map(before.only === only ? before.pages : []);
          for (let page = first; page <= last; page += 1) {
            const at = (page - first) * PAGE;
            pages.delete(page);
            pages.set(page, { version, rows: rows.slice(at, at + PAGE) });
          }
          const old = [...pages.keys()].slice(0, Math.max(0, pages.size - MOST_PAGES));
          for (const page of old) pages.delete(page);
          return { only, total, pages };
        });
      })
      // The reader stopped: the next piece of work puts that into words.
      .catch(() => undefined);
  }, [store, version, only, range, current]);

  const { pages } = current;
  const at = useCallback(
    (index: number) => pages.get(Math.floor(index / PAGE))?.rows[index % PAGE] ?? null,
    [pages],
  );
  const fresh = useCallback(
    (index: number, now: number) => {
      const page = pages.get(Math.floor(index / PAGE));
      return page?.version === now ? (page.rows[index % PAGE] ?? null) : null;
    },
    [pages],
  );
  const want = useCallback((first: number, last: number) => {
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, []);
  return { total: current.total, at, fresh, want };
}
