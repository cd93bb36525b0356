"use client";
import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
} from "@tanstack/react-virtual";
import { Fragment, type RefObject, useCallback, useSyncExternalStore } from "react";
import { LeadRow, RowGap } from "./lead-row.tsx";
import type { RowsProps } from "./lead-rows.tsx";

/** As the table's body has it, in pixels. */
const WIDE_ROW = 36;
const NARROW_ROW = 80;
const OVERSCAN = 12;
const NARROW = "(width < 48rem)";

function subscribe(changed: () => void) {
  const media = matchMedia(NARROW);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}

/** Only the rows in view are in the document, and the one that Tab stops at, wherever it is. */
export function VirtualRows(props: RowsProps) {
  const narrow = useSyncExternalStore(
    subscribe,
    () => matchMedia(NARROW).matches,
    () => false,
  );
  // On a narrow screen the page itself scrolls, on a wide one the table's own box.
  return narrow ? <RowsInPage {...props} /> : <RowsInBox {...props} />;
}

function useRange({ leads, stop }: RowsProps) {
  const last = leads.length - 1;
  return useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      const kept = Math.min(stop, last);
      return shown.includes(kept) ? shown : [...shown, kept].sort((one, other) => one - other);
    },
    [stop, last],
  );
}

function RowsInBox(props: RowsProps) {
  const rangeExtractor = useRange(props);
  const { box, body } = props;
  const virtual = useVirtualizer({
    count: props.leads.length,
    getScrollElement: () => box.current,
    estimateSize: () => WIDE_ROW,
    scrollMargin: body.current?.offsetTop ?? WIDE_ROW,
    overscan: OVERSCAN,
    rangeExtractor,
  });
  return <Rows {...props} shown={virtual.getVirtualItems().map(({ index }) => index)} />;
}

function RowsInPage(props: RowsProps) {
  const rangeExtractor = useRange(props);
  const virtual = useWindowVirtualizer({
    count: props.leads.length,
    estimateSize: () => NARROW_ROW,
    scrollMargin: topOf(props.body),
    overscan: OVERSCAN,
    rangeExtractor,
  });
  return <Rows {...props} shown={virtual.getVirtualItems().map(({ index }) => index)} />;
}

const topOf = ({ current }: RefObject<HTMLElement | null>) =>
  current ? current.getBoundingClientRect().top + window.scrollY : 0;

function Rows({ shown, ...props }: RowsProps & { readonly shown: readonly number[] }) {
  const { leads, columns, view, stop } = props;
  const after = (shown.at(-1) ?? -1) + 1;
  return (
    <>
      {shown.map((at, place) => {
        const lead = leads[at];
        if (!lead) return null;
        return (
          <Fragment key={at}>
            <RowGap rows={at - ((shown[place - 1] ?? -1) + 1)} />
            <LeadRow {...{ lead, at, columns, view }} isStop={at === stop} numbered />
          </Fragment>
        );
      })}
      <RowGap rows={leads.length - after} />
    </>
  );
}
