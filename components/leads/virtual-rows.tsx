"use client";
import { useVirtualizer, useWindowVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useSyncExternalStore } from "react";
import type { RowsProps } from "./lead-rows.tsx";

/** As the table's body has it, in pixels. */
const WIDE_ROW = 36;
const NARROW_ROW = 80;
const OVERSCAN = 12;
const NARROW = "(width < 48rem)";

type Watch = Pick<RowsProps, "leads" | "box" | "body"> & {
  /** Called with the first and the last row in view, or null when nobody watches any more. */
  readonly onView: (rows: readonly [number, number] | null) => void;
};

function subscribe(changed: () => void) {
  const media = matchMedia(NARROW);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}

/** Follows the scrolling. Draws nothing itself: rows that change hands would lose the focus. */
export function VirtualRows(props: Watch) {
  const narrow = useSyncExternalStore(
    subscribe,
    () => matchMedia(NARROW).matches,
    () => false,
  );
  const { onView } = props;
  useEffect(() => () => onView(null), [onView]);
  // On a narrow screen the page itself scrolls, on a wide one the table's own box.
  return narrow ? <PageView {...props} /> : <BoxView {...props} />;
}

function BoxView({ leads, box, body, onView }: Watch) {
  const virtual = useVirtualizer({
    count: leads.length,
    getScrollElement: () => box.current,
    estimateSize: () => WIDE_ROW,
    scrollMargin: body.current?.offsetTop ?? WIDE_ROW,
    overscan: OVERSCAN,
  });
  return useReport(virtual.getVirtualItems(), onView);
}

function PageView({ leads, body, onView }: Watch) {
  const virtual = useWindowVirtualizer({
    count: leads.length,
    estimateSize: () => NARROW_ROW,
    scrollMargin: topOf(body),
    overscan: OVERSCAN,
  });
  return useReport(virtual.getVirtualItems(), onView);
}

const topOf = ({ current }: RefObject<HTMLElement | null>) =>
  current ? current.getBoundingClientRect().top + window.scrollY : 0;

function useReport(items: readonly VirtualItem[], onView: Watch["onView"]): null {
  const [first, last] = [items[0]?.index, items.at(-1)?.index];
  // Before the browser paints: a scrolled-to gap is never seen empty.
  useLayoutEffect(() => {
    if (first !== undefined && last !== undefined) onView([first, last]);
  }, [first, last, onView]);
  return null;
}
