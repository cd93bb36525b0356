"use client";
import { type RefObject, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { CellLine } from "./cell-line.tsx";
import { CheckFooter } from "./check-footer.tsx";
import { CheckTools } from "./check-tools.tsx";
import { gridColumns } from "./grid-columns.ts";
import { boxHeight } from "./grid-style.ts";
import { isPlaceLost } from "./kept-place.ts";
import { type GridHandle, RowsGrid } from "./rows-grid.tsx";
import { SentNote } from "./sent-note.tsx";
import { StepHeading } from "./step-heading.tsx";
import type { Active } from "./use-grid.ts";
import { useRows } from "./use-rows.ts";
import { useImport } from "./use-store.ts";
import { countLine } from "./words.ts";

/** All rows, mended where they stand, and sent. */
export function CheckStep() {
  const [{ match, counts, version, onlyProblems, known, sent, work }, store] = useImport();
  const columns = useMemo(() => gridColumns(match), [match]);
  const rows = useRows(store, version, onlyProblems);
  const [active, setActive] = useState<Active>({ index: 0, col: 1 });
  const tools = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLDivElement>(null);
  const footer = useRef<HTMLDivElement>(null);
  const grid = useRef<GridHandle>(null);
  const hint = useId();
  const leave = useCallback((direction: 1 | -1) => {
    const place = direction === 1 ? footer.current : tools.current;
    const stops = [...(place?.querySelectorAll<HTMLElement>("button:not(:disabled),input") ?? [])];
    const main = stops.find((stop) => stop.dataset.main !== undefined);
    const stop = main ?? stops.at(direction === 1 ? 0 : -1);
    // While rows change no button of the footer takes the focus.
    (stop ?? heading.current?.querySelector<HTMLElement>("h2"))?.focus();
  }, []);
  const goOn = useCallback(() => (grid.current ? grid.current.focus() : leave(1)), [leave]);
  useFocusOnSent(heading, sent !== null && work === null);
  const total = rows.total ?? (onlyProblems ? 0 : (counts?.total ?? 0));
  const activeView = rows.at(active.index);
  return (
    <>
      <div ref={heading} className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <StepHeading>Check rows</StepHeading>
        <p role="status" className="text-muted tabular-nums">
          {counts && countLine(counts)}
        </p>
      </div>
      {sent && counts && <SentNote {...{ sent, counts }} timeZone={store.broker.timeZone} />}
      <section
        aria-label="All rows"
        className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface shadow-card"
      >
        <CheckTools ref={tools} active={activeView} total={total} onLost={goOn} />
        <div style={{ height: boxHeight(counts?.total ?? 0) }}>
          {total > 0 ? (
            <RowsGrid
              ref={grid}
              {...{ store, columns, rows, total }}
              only={onlyProblems}
              known={known?.rows ?? null}
              describedBy={hint}
              onLeave={leave}
              onActive={setActive}
            />
          ) : (
            rows.total !== null && <NoRows leave={leave} />
          )}
        </div>
        <CellLine id={hint} view={activeView} active={active} columns={columns} />
      </section>
      <CheckFooter ref={footer} />
    </>
  );
}

/** The button that was pressed may have gone with what it sent: what came of that is read from the heading on. */
function useFocusOnSent(heading: RefObject<HTMLElement | null>, isSent: boolean): void {
  useEffect(() => {
    if (!isSent || !isPlaceLost()) return;
    heading.current?.querySelector<HTMLElement>("h2")?.focus();
  }, [heading, isSent]);
}

/** The last problem is mended, or the last row removed. */
function NoRows({ leave }: { readonly leave: (direction: 1) => void }) {
  const [{ onlyProblems }, store] = useImport();
  // The focus was in the grid that has just gone: it goes on to what comes after.
  const take = useCallback(
    (element: HTMLDivElement | null) => {
      if (element && isPlaceLost()) leave(1);
    },
    [leave],
  );
  return (
    <div ref={take} className="grid h-full place-items-center">
      <EmptyState
        title={onlyProblems ? "No rows with problems" : "No rows are left"}
        actions={
          onlyProblems && <Button onClick={() => store.set({ onlyProblems: false })}>Show all rows</Button>
        }
      >
        {onlyProblems
          ? "Every row is fit to be sent, or was sent before."
          : "Undo, or go back for another file."}
      </EmptyState>
    </div>
  );
}
