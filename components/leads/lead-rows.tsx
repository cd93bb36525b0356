"use client";
import { Fragment, type RefObject, useState } from "react";
import type { Lead } from "#lib/domain/lead.ts";
import { lazyPart, usePart } from "../ui/lazy-part.ts";
import type { ShownColumn, View } from "./columns.tsx";
import { LeadRow, RowGap } from "./lead-row.tsx";

/** Pages up to this size stand in the document whole. */
export const MOST_WHOLE = 100;
/** Of a longer page, until the code that follows the scrolling is here: more than a screen. */
const FIRST_ROWS = 60;

export type RowsProps = {
  readonly leads: readonly Lead[];
  readonly columns: readonly ShownColumn[];
  readonly view: View;
  /** The row that Tab stops at. It is in the document wherever it is. */
  readonly stop: number;
  /** What scrolls on a wide screen, and the table's body. */
  readonly box: RefObject<HTMLElement | null>;
  readonly body: RefObject<HTMLElement | null>;
};

const virtual = lazyPart(() => import("./virtual-rows.tsx").then((file) => file.VirtualRows));

/** The places from `first` to `last`, and `stop` where it belongs. */
function places(first: number, last: number, stop: number): number[] {
  const run = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (stop < first) return [stop, ...run];
  return stop > last ? [...run, stop] : run;
}

/** All rows of a short page; of a long one those in view and the one that Tab stops at. */
export function LeadRows({ leads, columns, view, stop, box, body }: RowsProps) {
  const long = leads.length > MOST_WHOLE;
  const Virtual = usePart(virtual, long);
  const [inView, setInView] = useState<readonly [number, number] | null>(null);
  const [first, last] = long ? (inView ?? [0, FIRST_ROWS - 1]) : [0, leads.length - 1];
  const shown = places(first, last, stop).filter((at) => at < leads.length);
  return (
    <>
      {long && Virtual && <Virtual {...{ leads, box, body }} onView={setInView} />}
      {shown.map((at, place) => {
        const lead = leads[at];
        return (
          // By place: the next page's rows take over these nodes.
          <Fragment key={at}>
            <RowGap rows={at - ((shown[place - 1] ?? -1) + 1)} />
            {lead && <LeadRow {...{ lead, at, columns, view }} isStop={at === stop} numbered={long} />}
          </Fragment>
        );
      })}
      <RowGap rows={leads.length - 1 - (shown.at(-1) ?? -1)} />
    </>
  );
}
