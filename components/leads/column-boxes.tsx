"use client";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { DEFAULT_COLUMNS, fieldOfColumn, furtherColumn, OWN_COLUMNS } from "./column-choice.ts";
import { keepColumns } from "./keep-columns.ts";

export type ColumnBoxesProps = {
  readonly shown: readonly string[];
  /** The broker's further fields that were seen. */
  readonly fields: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
};

/** A box for each column there is. */
export function ColumnBoxes({ shown, fields, onChange }: ColumnBoxesProps) {
  const chosen = shown.map(fieldOfColumn).filter((field) => field !== null);
  const further = [...new Set([...fields, ...chosen])];
  const all = [...Object.keys(OWN_COLUMNS), ...further.map(furtherColumn)];

  function choose(columns: readonly string[]) {
    keepColumns(columns);
    onChange(columns);
  }
  /** The table's own order, whatever the order of clicks. One column always stays. */
  function toggle(column: string) {
    const next = all.filter((one) => shown.includes(one) !== (one === column));
    if (next.length > 0) choose(next);
  }
  const box = (column: string, label: string) => (
    <Checkbox key={column} label={label} checked={shown.includes(column)} onChange={() => toggle(column)} />
  );

  return (
    <div className="flex w-64 flex-col gap-3 p-3">
      <fieldset>
        <legend className="mb-1 text-xs font-medium text-muted">Columns</legend>
        {Object.entries(OWN_COLUMNS).map(([column, label]) => box(column, label))}
      </fieldset>
      {further.length > 0 && (
        <fieldset>
          <legend className="mb-1 text-xs font-medium text-muted">Further fields of the broker</legend>
          {further.map((field) => box(furtherColumn(field), field))}
        </fieldset>
      )}
      <Button size="sm" onClick={() => choose(DEFAULT_COLUMNS)}>
        Reset to the usual columns
      </Button>
    </div>
  );
}
