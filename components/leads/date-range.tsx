"use client";
import { CalendarDays, ChevronDown } from "lucide-react";
import { useId } from "react";
import { lazyPart } from "../ui/lazy-part.ts";
import { LazyPopover } from "./lazy-popover.tsx";
import type { LeadQueryState } from "./use-lead-query.ts";
import { rangeInWords } from "./words.ts";

const panel = lazyPart(() => import("./date-range-panel.tsx").then((file) => file.DateRangePanel));

type DateRangeProps = { readonly state: LeadQueryState; readonly brokerZone: string };

/** Which days the table shows. The button's name stays; what is chosen is its description and its words. */
export function DateRange({ state, brokerZone }: DateRangeProps) {
  const about = useId();
  return (
    <LazyPopover
      label="Date range"
      describedBy={about}
      part={panel}
      partProps={(onDone) => ({ state, brokerZone, onDone })}
      icon={<CalendarDays aria-hidden className="size-4 text-muted" />}
      className="min-w-0 max-md:flex-1"
    >
      <span id={about} className="truncate">
        {rangeInWords(state.query)}{" "}
        <span className="text-xs font-normal text-muted">{state.query.tz ?? brokerZone}</span>
      </span>
      <ChevronDown aria-hidden className="size-4 text-muted" />
    </LazyPopover>
  );
}
