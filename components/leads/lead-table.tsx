"use client";
import { useTable } from "@tanstack/react-table";
import { type RefObject, useMemo } from "react";
import { cx } from "../ui/cx.ts";
import { showWhole } from "../ui/show-whole.ts";
import { TABLE_ROLES } from "../ui/table-roles.ts";
import { HEAD } from "../ui/table-style.ts";
import { useRowStop } from "../ui/use-row-stop.ts";
import { tableWidth } from "./column-layout.ts";
import { columnDefs, FEATURES, type ShownColumn, type View } from "./columns.tsx";
import { LeadRows, MOST_WHOLE } from "./lead-rows.tsx";
import type { Listed } from "./listed.ts";
import { BODY, TABLE } from "./table-style.ts";

type LeadTableProps = {
  readonly listed: Listed;
  /** Ids of the shown columns. */
  readonly shown: readonly string[];
  /** The broker's further fields that can be columns. */
  readonly fields: readonly string[];
  readonly view: View;
  /** Old rows, until new ones come. */
  readonly dim: boolean;
  readonly box: RefObject<HTMLElement | null>;
  readonly onOpen: (at: number) => void;
};

/** The shown columns, in the table's order. */
function useColumns({ listed, shown, fields }: LeadTableProps) {
  const columns = useMemo(() => columnDefs(fields, shown), [fields, shown]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map(({ id = "" }) => [id, shown.includes(id)])),
    [columns, shown],
  );
  const table = useTable({ features: FEATURES, columns, data: listed.leads, state: { columnVisibility } });
  const visible = table.getVisibleLeafColumns();
  const defs = useMemo(
    () =>
      visible.flatMap(({ id, columnDef: { header, meta } }): ShownColumn[] =>
        meta ? [{ id, label: String(header), meta }] : [],
      ),
    [visible],
  );
  return { defs, rows: table.getRowModel().rows };
}

export function LeadTable(props: LeadTableProps) {
  const { view, dim, box } = props;
  const { defs, rows } = useColumns(props);
  const leads = useMemo(() => rows.map(({ original }) => original), [rows]);
  const { body, stop, listeners } = useRowStop(leads.length, props.onOpen);
  return (
    <table
      {...TABLE_ROLES.table}
      aria-label="Leads"
      aria-busy={dim}
      aria-rowcount={leads.length > MOST_WHOLE ? leads.length + 1 : undefined}
      className={cx(TABLE, dim && "opacity-55")}
      style={{ minWidth: tableWidth(defs.map(({ meta }) => meta)) }}
    >
      <colgroup>
        {defs.map(({ id, meta }) => (
          <col key={id} style={{ width: `${meta.width}rem` }} />
        ))}
      </colgroup>
      <thead {...TABLE_ROLES.group} className={HEAD}>
        <tr {...TABLE_ROLES.row}>
          {defs.map(({ id, label }) => (
            <th key={id} {...TABLE_ROLES.header} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...TABLE_ROLES.group} ref={body} {...listeners} onPointerOver={showWhole} className={BODY}>
        <LeadRows {...{ leads, view, stop, box, body }} columns={defs} />
      </tbody>
    </table>
  );
}
