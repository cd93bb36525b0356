"use client";
import { useTable } from "@tanstack/react-table";
import { memo } from "react";
import type { HistoryRow } from "#lib/domain/history.ts";
import { cx } from "../ui/cx.ts";
import { showWhole } from "../ui/show-whole.ts";
import { TABLE_ROLES } from "../ui/table-roles.ts";
import { HEAD } from "../ui/table-style.ts";
import { useRowStop } from "../ui/use-row-stop.ts";
import { COLUMNS, FEATURES, TABLE_WIDTH, type View } from "./columns.tsx";
import { BODY, TABLE } from "./table-style.ts";

type HistoryTableProps = {
  readonly rows: readonly HistoryRow[];
  readonly view: View;
  /** Old rows, until new ones come. */
  readonly dim: boolean;
  readonly onOpen: (at: number) => void;
};

export function HistoryTable({ rows, view, dim, onOpen }: HistoryTableProps) {
  const table = useTable({ features: FEATURES, columns: COLUMNS, data: rows });
  const shown = table.getRowModel().rows;
  const { body, stop, listeners } = useRowStop(shown.length, onOpen);
  return (
    <table
      {...TABLE_ROLES.table}
      aria-label="Submissions"
      aria-busy={dim}
      className={cx(TABLE, dim && "opacity-55")}
      style={{ minWidth: `min(100%, ${TABLE_WIDTH}rem)` }}
    >
      <colgroup>
        {COLUMNS.map(({ id, meta }) => (
          <col key={id} style={{ width: `${meta?.width ?? 0}rem` }} />
        ))}
      </colgroup>
      <thead {...TABLE_ROLES.group} className={HEAD}>
        <tr {...TABLE_ROLES.row}>
          {COLUMNS.map(({ id, header }) => (
            <th key={id} {...TABLE_ROLES.header} scope="col">
              {String(header)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...TABLE_ROLES.group} ref={body} {...listeners} onPointerOver={showWhole} className={BODY}>
        {shown.map(({ original }, at) => (
          // By place: the next page's rows take over these nodes.
          <Row key={at} row={original} at={at} view={view} isStop={at === stop} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly row: HistoryRow;
  /** Place on the page, from 0: clicks and keys find the row by it. */
  readonly at: number;
  readonly view: View;
  /** The one row that Tab stops at. */
  readonly isStop: boolean;
};

const Row = memo(function Row({ row, at, view, isStop }: RowProps) {
  return (
    <tr {...TABLE_ROLES.row} data-at={at} tabIndex={isStop ? 0 : -1}>
      {COLUMNS.map(({ id, meta }) => {
        const cell = meta?.cell(row, view);
        return (
          <td
            key={id}
            {...TABLE_ROLES.cell}
            title={cell?.title}
            className={cx(meta?.className, cell?.faint && "text-faint")}
          >
            {cell?.content}
          </td>
        );
      })}
    </tr>
  );
});
