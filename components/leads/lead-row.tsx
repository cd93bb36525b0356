import { memo } from "react";
import type { Lead } from "#lib/domain/lead.ts";
import { cx } from "../ui/cx.ts";
import { TABLE_ROLES } from "../ui/table-roles.ts";
import type { ShownColumn, View } from "./columns.tsx";

export type LeadRowProps = {
  readonly lead: Lead;
  /** Place on the page, from 0: clicks and keys find the row by it. */
  readonly at: number;
  readonly columns: readonly ShownColumn[];
  readonly view: View;
  /** The one row that Tab stops at. */
  readonly isStop: boolean;
  /** Where not every row is in the document. */
  readonly numbered: boolean;
};

/** About a dozen nodes: a thousand of these must scroll without a long frame. The look is the table body's. */
export const LeadRow = memo(function LeadRow({ lead, at, columns, view, isStop, numbered }: LeadRowProps) {
  return (
    // The header is row 1.
    <tr
      {...TABLE_ROLES.row}
      data-at={at}
      tabIndex={isStop ? 0 : -1}
      aria-rowindex={numbered ? at + 2 : undefined}
    >
      {columns.map(({ id, meta }) => {
        const { content, title, faint } = meta.cell(lead, view);
        return (
          <td
            key={id}
            {...TABLE_ROLES.cell}
            title={title}
            className={cx(meta.className, faint && "text-faint")}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
});

/** Keeps the place of rows that are not in the document. `--lead-row` is the body's. */
export function RowGap({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden className="pointer-events-none" style={{ height: `calc(${rows} * var(--lead-row))` }} />
  );
}
