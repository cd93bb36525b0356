"use client";
import type { RefObject } from "react";
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
  readonly stop: number;
  /** What scrolls on a wide screen, and the table's body. */
  readonly box: RefObject<HTMLElement | null>;
  readonly body: RefObject<HTMLElement | null>;
};

const virtual = lazyPart(() => import("./virtual-rows.tsx").then((file) => file.VirtualRows));

export function LeadRows(props: RowsProps) {
  const { leads, columns, view, stop } = props;
  const long = leads.length > MOST_WHOLE;
  const Virtual = usePart(virtual, long);
  if (long && Virtual) return <Virtual {...props} />;
  const shown = long ? leads.slice(0, FIRST_ROWS) : leads;
  return (
    <>
      {shown.map((lead, at) => (
        // By place: the next page's rows take over these nodes.
        <LeadRow key={at} {...{ lead, at, columns, view }} isStop={at === stop} numbered={long} />
      ))}
      <RowGap rows={leads.length - shown.length} />
    </>
  );
}
