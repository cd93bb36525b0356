import { createColumnHelper, metaHelper, tableFeatures } from "@tanstack/react-table";
import type { ReactNode } from "react";
import type { HistoryRow } from "#lib/domain/history.ts";
import { countInWords, outcomeInAWord } from "#lib/domain/history-words.ts";
import { OUTCOME_TONES } from "../shell/outcome-tones.ts";
import { StatusDot } from "../ui/badge.tsx";
import { exactTime, relativeTime } from "../ui/when.ts";

/** What a cell needs beside the submission. */
export type View = {
  /** Epoch milliseconds, to the minute. */
  readonly now: number;
  /** IANA zone of the times. */
  readonly zone: string;
};

type Cell = { readonly content: ReactNode; readonly title?: string; readonly faint?: boolean };

type ColumnMeta = {
  /** Of the wide table, in rem: fixed, so that nothing moves from page to page. */
  readonly width: number;
  /** For its cells: the place in a narrow screen's entry, and the look. */
  readonly className: string;
  readonly cell: (row: HistoryRow, view: View) => Cell;
};

export const FEATURES = tableFeatures({ columnMeta: metaHelper<ColumnMeta>() });

const helper = createColumnHelper<typeof FEATURES, HistoryRow>();

const text = (content: string): Cell => (content === "" ? { content: "–", faint: true } : { content });

function entered({ createdAt }: HistoryRow, { now, zone }: View): Cell {
  const content = (
    // A server and a browser with different zone data may disagree: the server's word stays.
    <time
      dateTime={createdAt}
      title={`${exactTime(createdAt, zone)} (${zone})\n${exactTime(createdAt, "UTC")} UTC`}
      suppressHydrationWarning
    >
      {relativeTime(createdAt, now, zone)}
    </time>
  );
  return { content };
}

function outcome(row: HistoryRow): Cell {
  const { tone, label } = outcomeInAWord(row);
  return { content: <StatusDot tone={OUTCOME_TONES[tone]}>{label}</StatusDot> };
}

const LEFT = "max-md:col-span-7 max-md:col-start-1";
const RIGHT = "max-md:col-span-5 max-md:col-start-8 max-md:text-right";
/** People's names come in every script; the table stays left to right. */
const ANY_SCRIPT = "text-left [unicode-bidi:plaintext]";

const META: readonly (readonly [string, ColumnMeta])[] = [
  ["Entered", { width: 7, className: `${RIGHT} max-md:row-start-1 max-md:text-muted`, cell: entered }],
  [
    "Name",
    {
      width: 12,
      className: `${LEFT} max-md:row-start-1 font-medium ${ANY_SCRIPT}`,
      cell: ({ name, erased }) => (erased ? { content: "Erased", faint: true } : text(name)),
    },
  ],
  ["Email", { width: 17, className: `${LEFT} max-md:row-start-2`, cell: ({ email }) => text(email) }],
  [
    "Offer",
    {
      width: 10,
      className: `${LEFT} max-md:row-start-3 max-md:text-muted`,
      cell: ({ offer }) => text(offer),
    },
  ],
  ["Outcome", { width: 8, className: `${RIGHT} max-md:row-start-2`, cell: outcome }],
  [
    "Attempts",
    {
      width: 6,
      className: `${RIGHT} max-md:row-start-3 max-md:text-muted tabular-nums`,
      cell: ({ attempts }) => ({
        content: (
          <>
            {countInWords(attempts)}
            <span className="md:hidden"> {attempts === 1 ? "attempt" : "attempts"}</span>
          </>
        ),
      }),
    },
  ],
  [
    "Batch",
    {
      width: 9,
      className: "max-md:sr-only",
      cell: ({ batchId, rowNumber }) =>
        batchId === null
          ? { content: "Keyed by hand", faint: true }
          : { content: rowNumber === null ? "Import" : `Import, row ${countInWords(rowNumber)}` },
    },
  ],
];

export const COLUMNS = META.map(([header, meta]) => helper.display({ id: header, header, meta }));
export const TABLE_WIDTH = META.reduce((sum, [, { width }]) => sum + width, 0);
