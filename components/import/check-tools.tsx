"use client";
import { Trash2, Undo2, WandSparkles } from "lucide-react";
import { type RefObject, useState } from "react";
import type { ImportFix, RowView } from "#lib/domain/import-types.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { cx } from "../ui/cx.ts";
import { BrokerCheck } from "./broker-check.tsx";
import { applyFix, removeProblems, removeRows, undo } from "./changing.ts";
import { useKeptPlace } from "./kept-place.ts";
import { Spoken } from "./spoken.tsx";
import { ToolButton } from "./tool-button.tsx";
import { useImport } from "./use-store.ts";
import { counted, figure } from "./words.ts";

type CheckToolsProps = {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** The row that the grid is at. */
  readonly active: RowView | null;
  /** Rows in view. */
  readonly total: number;
  /** The button that had the focus is gone. */
  readonly onLost: () => void;
};

/** What can be done with many rows at once. */
export function CheckTools({ ref, active, total, onLost }: CheckToolsProps) {
  const [{ work }] = useImport();
  const place = useKeptPlace(onLost);
  const isBusy = work !== null;
  return (
    <div ref={ref} {...place} className="flex flex-col gap-2.5 border-b border-line px-4 py-3">
      <FixLine isBusy={isBusy} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <RemoveAll isBusy={isBusy} />
        <BrokerCheck isBusy={isBusy} />
        <Removals active={active} total={total} isBusy={isBusy} />
        <OnlyProblems />
      </div>
    </div>
  );
}

/** Fixes are found once the rows are drawn, and go with the last problem: their line keeps its room, so no row moves. */
function FixLine({ isBusy }: { readonly isBusy: boolean }) {
  const [{ fixes, counts }] = useImport();
  const isNeeded = counts !== null && counts.faulty > 0;
  const [isKept, setKept] = useState(isNeeded);
  if (isNeeded && !isKept) setKept(true);
  if (!isKept) return null;
  return (
    <div className="flex min-h-13 items-center sm:min-h-compact">
      {fixes.length > 0 ? (
        <ul aria-label="Suggested fixes" className="flex min-w-0 flex-wrap gap-2">
          {fixes.map((fix) => (
            <li key={fix.id} className="min-w-0 max-w-full">
              <FixButton fix={fix} isBusy={isBusy} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="animate-fade text-sm text-muted [animation-delay:1s] [animation-fill-mode:backwards]">
          {isNeeded ? "These problems are mended row by row." : "No problems are left."}
        </p>
      )}
    </div>
  );
}

function OnlyProblems() {
  const [{ onlyProblems }, store] = useImport();
  return (
    <Checkbox
      label="Only rows with problems"
      checked={onlyProblems}
      onChange={({ currentTarget }) => store.set({ onlyProblems: currentTarget.checked })}
      className="order-first mr-auto"
    />
  );
}

function FixButton({ fix, isBusy }: { readonly fix: ImportFix; readonly isBusy: boolean }) {
  const [, store] = useImport();
  const { before, after } = fix.example;
  return (
    <ToolButton
      isBusy={isBusy}
      title={`${before} → ${after}`}
      onClick={() => void applyFix(store, fix.id)}
      icon={<WandSparkles aria-hidden className="size-3.5 shrink-0" />}
      className="h-auto! min-h-compact max-w-full py-1 text-left whitespace-normal!"
    >
      <span className="min-w-0">
        {fix.label} <span className="text-muted tabular-nums">({counted(fix.rows, "row")})</span>
      </span>
    </ToolButton>
  );
}

/** A button that is not offered keeps its room: another view of the rows moves nothing. */
const kept = (isOffered: boolean): string => (isOffered ? "" : "invisible");

type RemovalsProps = Pick<CheckToolsProps, "active" | "total"> & { readonly isBusy: boolean };

function Removals({ active, total, isBusy }: RemovalsProps) {
  const [{ undoable }, store] = useImport();
  const last = undoable.at(-1);
  const row = total > 0 && active ? active.row : null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Spoken>{last}</Spoken>
      {last !== undefined && (
        <ToolButton
          isBusy={isBusy}
          onClick={() => void undo(store)}
          icon={<Undo2 aria-hidden className="size-3.5" />}
        >
          Undo
        </ToolButton>
      )}
      <ToolButton
        isBusy={isBusy}
        disabled={row === null}
        onClick={() => row !== null && void removeRows(store, [row])}
        icon={<Trash2 aria-hidden className="size-3.5" />}
        className={kept(row !== null)}
      >
        Remove row {figure(row ?? 1)}
      </ToolButton>
    </div>
  );
}

/** Its room is where none is missed: in the free middle of a wide line, at the end of narrow ones. */
function RemoveAll({ isBusy }: { readonly isBusy: boolean }) {
  const [{ onlyProblems, counts }, store] = useImport();
  if (counts === null || counts.faulty < 2) return null;
  return (
    <ToolButton
      isBusy={isBusy}
      disabled={!onlyProblems}
      onClick={() => void removeProblems(store)}
      className={cx("max-sm:order-last", kept(onlyProblems))}
    >
      Remove all {figure(counts.faulty)}
    </ToolButton>
  );
}
