"use client";
import { Search, Trash2, Undo2, WandSparkles } from "lucide-react";
import type { RefObject } from "react";
import type { ImportFix, RowView } from "#lib/domain/import-types.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { applyFix, removeProblems, removeRows, undo } from "./changing.ts";
import { askBroker } from "./known.ts";
import { useImport } from "./use-store.ts";
import { counted, figure } from "./words.ts";

type CheckToolsProps = {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** The row that the grid is at. */
  readonly active: RowView | null;
  /** Rows in view. */
  readonly total: number;
};

/** What can be done with many rows at once. */
export function CheckTools({ ref, active, total }: CheckToolsProps) {
  const [{ fixes, work }] = useImport();
  const isBusy = work !== null;
  return (
    <div ref={ref} className="flex flex-col gap-2.5 border-b border-line px-4 py-3">
      {fixes.length > 0 && (
        <ul aria-label="Suggested fixes" className="flex flex-wrap gap-2">
          {fixes.map((fix) => (
            <li key={fix.id} className="min-w-0 max-w-full">
              <FixButton fix={fix} isBusy={isBusy} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <BrokerCheck isBusy={isBusy} />
        <Removals active={active} total={total} isBusy={isBusy} />
        <OnlyProblems />
      </div>
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
    <Button
      size="sm"
      disabled={isBusy}
      title={`${before} → ${after}`}
      onClick={() => void applyFix(store, fix.id)}
      icon={<WandSparkles aria-hidden className="size-3.5 shrink-0" />}
      className="h-auto! min-h-compact max-w-full py-1 text-left whitespace-normal!"
    >
      <span className="min-w-0">
        {fix.label} <span className="text-muted tabular-nums">({counted(fix.rows, "row")})</span>
      </span>
    </Button>
  );
}

type RemovalsProps = Omit<CheckToolsProps, "ref"> & { readonly isBusy: boolean };

function Removals({ active, total, isBusy }: RemovalsProps) {
  const [{ undoable, onlyProblems, counts }, store] = useImport();
  const last = undoable.at(-1);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {last !== undefined && (
        <>
          <span aria-live="polite" className="text-xs text-muted">
            {last}
          </span>
          <Button
            size="sm"
            disabled={isBusy}
            onClick={() => void undo(store)}
            icon={<Undo2 aria-hidden className="size-3.5" />}
          >
            Undo
          </Button>
        </>
      )}
      {total > 0 && active && (
        <Button
          size="sm"
          disabled={isBusy}
          onClick={() => void removeRows(store, [active.row])}
          icon={<Trash2 aria-hidden className="size-3.5" />}
        >
          Remove row {figure(active.row)}
        </Button>
      )}
      {onlyProblems && counts !== null && counts.faulty > 1 && (
        <Button size="sm" disabled={isBusy} onClick={() => void removeProblems(store)}>
          Remove all {figure(counts.faulty)}
        </Button>
      )}
    </div>
  );
}

/** Rows that the broker has come back as duplicates; whoever wants to know before asks it. */
function BrokerCheck({ isBusy }: { readonly isBusy: boolean }) {
  const [{ known, work }, store] = useImport();
  const { name } = store.broker;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {known && (
        <span aria-live="polite" className="text-xs text-muted">
          {known.rows.size === 0
            ? `${name} has none of these emails`
            : `${name} has ${figure(known.rows.size)} of these emails: sent again they come back as duplicates`}
          {!known.complete && ", as far as its list can be seen"}
        </span>
      )}
      <Button
        size="sm"
        disabled={isBusy && work?.kind !== "asking"}
        busy={work?.kind === "asking"}
        onClick={() => void askBroker(store)}
        icon={<Search aria-hidden className="size-3.5" />}
      >
        Check against {name}
      </Button>
    </div>
  );
}
