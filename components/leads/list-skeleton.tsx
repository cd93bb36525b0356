import { type ReactNode, Suspense } from "react";
import { cx } from "../ui/cx.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { CARD, FOOT, FOOT_WORDS, HEAD } from "../ui/table-style.ts";
import { fieldOfColumn, isOwnColumn, OWN_COLUMNS } from "./column-choice.ts";
import { chosenLayouts, tableWidth } from "./column-layout.ts";
import type { View } from "./columns.tsx";
import { QuietNotes } from "./quiet-notes.tsx";
import { BODY, BOX, TABLE } from "./table-style.ts";

/** More than a screen. */
const MOST_ROWS = 40;
/** In percent of a cell, so that it does not look like a grid. */
const WIDTHS = [62, 48, 70, 55, 66, 58, 74];

type ListSkeletonProps = {
  /** Ids of the shown columns. */
  readonly shown: readonly string[];
  readonly size: number;
  readonly brokerName: string;
  readonly hidden: View["hidden"];
  /** Words for a long wait, which come into the page when it is one. */
  readonly slow: ReactNode;
};

/**
 * The place of the table while the broker's first answer is on its way: the same columns at the same widths, the
 * same heights, so that nothing moves when the rows come.
 */
export function ListSkeleton({ shown, size, brokerName, hidden, slow }: ListSkeletonProps) {
  const columns = chosenLayouts(shown);
  const rows = Array.from({ length: Math.min(size, MOST_ROWS) }, (_, row) => row);
  return (
    <div className={CARD} aria-busy>
      <p role="status" className="sr-only">
        Loading leads
      </p>
      <QuietNotes {...{ hidden, brokerName }} unreadableRows={0} />
      <div className={cx(BOX, "overflow-hidden")}>
        <table aria-hidden className={TABLE} style={{ minWidth: tableWidth(columns) }}>
          <colgroup>
            {columns.map(({ id, width }) => (
              <col key={id} style={{ width: `${width}rem` }} />
            ))}
          </colgroup>
          <thead className={HEAD}>
            <tr>
              {columns.map(({ id }) => (
                <th key={id}>{isOwnColumn(id) ? OWN_COLUMNS[id] : fieldOfColumn(id)}</th>
              ))}
            </tr>
          </thead>
          <tbody className={cx(BODY, "pointer-events-none")}>
            {rows.map((row) => (
              <tr key={row}>
                {columns.map(({ id, className }, column) => (
                  <td key={id} className={className}>
                    <span
                      className="inline-block align-middle"
                      style={{ width: `${WIDTHS[(row + column * 3) % WIDTHS.length]}%` }}
                    >
                      <Skeleton className="h-3" />
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={FOOT}>
        <p aria-live="polite" className={cx(FOOT_WORDS, "h-5")}>
          <Suspense
            fallback={
              <span className="block w-40 py-1">
                <Skeleton className="h-3" />
              </span>
            }
          >
            {slow}
          </Suspense>
        </p>
        <span aria-hidden className="h-compact max-md:w-full" />
      </div>
    </div>
  );
}
