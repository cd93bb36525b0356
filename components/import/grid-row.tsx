"use client";
import { CircleAlert } from "lucide-react";
import { memo } from "react";
import type { RowView } from "#lib/domain/import-types.ts";
import { cx } from "../ui/cx.ts";
import { CellBox } from "./cell-box.tsx";
import { doubtsOf, faultsOf, type GridColumn, type Note, standingWords } from "./grid-columns.ts";
import { ROLES, rowRole } from "./grid-roles.ts";
import { ACTIVE_CELL, FAULTY_CELL, NUMBER_CELL, ROW_PX, TEXT_CELL } from "./grid-style.ts";
import type { Editing } from "./use-grid.ts";
import { figure } from "./words.ts";

type GridRowProps = {
  /** The grid's own, for the ids of cells and faults. */
  readonly id: string;
  readonly index: number;
  /** Null while it is on its way from the worker. */
  readonly view: RowView | null;
  readonly columns: readonly GridColumn[];
  readonly template: string;
  readonly activeCol: number | null;
  readonly editing: Editing | null;
  readonly isKnown: boolean;
  readonly broker: string;
  readonly onChange: (text: string) => void;
};

/** Longer texts are cut here; the cell's line under the grid has more of it. */
const MOST_SHOWN = 200;

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, index, view, columns, activeCol, editing, isKnown } = props;
  const faults = view ? faultsOf(view, columns) : [];
  const doubts = view && !isKnown ? doubtsOf(view, columns) : [];
  const notes = [...faults, ...doubts];
  const noteId = (at: number) => `${id}-${index}-note-${at}`;
  const cell = (col: number) => ({
    id: `${id}-${index}-${col}`,
    "data-cell": `${index}:${col}`,
    tabIndex: activeCol === col ? 0 : -1,
  });
  return (
    <div
      {...rowRole(index + 2)}
      className="absolute inset-x-0 grid hover:bg-hover"
      style={{ gridTemplateColumns: props.template, top: index * ROW_PX, height: ROW_PX }}
    >
      <div {...ROLES.rowHeader} className={NUMBER_CELL}>
        {view && figure(view.row)}
      </div>
      <div {...cell(0)} {...ROLES.cell} className={cx(TEXT_CELL, "gap-1.5", activeCol === 0 && ACTIVE_CELL)}>
        {view && <Standing {...props} view={view} notes={notes} noteId={noteId} />}
      </div>
      {columns.map(({ field, label, column }, at) => {
        const isFaulty = faults.some((one) => one.at === at + 1);
        const note = notes.find((one) => one.at === at + 1);
        const isEdited = editing?.col === at + 1;
        const text = view?.cells[column] ?? "";
        return (
          <div
            key={field}
            {...cell(at + 1)}
            {...ROLES.cell}
            {...(isFaulty ? { "aria-invalid": true } : {})}
            {...(note ? { "aria-describedby": noteId(note.at) } : {})}
            className={cx(TEXT_CELL, isFaulty && FAULTY_CELL, activeCol === at + 1 && ACTIVE_CELL)}
          >
            {isEdited ? (
              <CellBox
                label={`${label}, row ${figure(editing.row)}`}
                text={editing.text}
                isFaulty={isFaulty}
                noteId={note && noteId(note.at)}
                onChange={props.onChange}
              />
            ) : (
              <span className="truncate">{text.slice(0, MOST_SHOWN)}</span>
            )}
          </div>
        );
      })}
    </div>
  );
});

type StandingProps = GridRowProps & {
  readonly view: RowView;
  readonly notes: readonly Note[];
  readonly noteId: (at: number) => string;
};

/** What is wrong with the row or looks so, or how it stands. */
function Standing({ view, notes, noteId, isKnown, broker }: StandingProps) {
  if (notes.length > 0) {
    const isFaulty = view.standing === "faulty";
    const tone = isFaulty ? "text-bad-text" : "text-warn-text";
    return (
      <>
        {isFaulty && <CircleAlert aria-hidden className="size-3.5 shrink-0 text-bad-text" />}
        <span className={cx("line-clamp-2 text-xs", tone)} title={notes.map(inWords).join("\n")}>
          {notes.map((note) => (
            <span key={note.at} id={noteId(note.at)} className="not-last:after:content-['_']">
              {inWords(note)}
            </span>
          ))}
        </span>
      </>
    );
  }
  const isOnItsWay = view.standing === "ready";
  if (isOnItsWay && isKnown) {
    return <span className="line-clamp-2 text-xs text-warn-text">{broker} has this email</span>;
  }
  return <span className="line-clamp-2 text-xs text-muted">{standingWords(view)}</span>;
}

const inWords = ({ label, message }: Note): string => `${label}: ${message}`;
