"use client";
import { CalendarDays, ChevronDown } from "lucide-react";
import { useId } from "react";
import { lazyPart } from "../ui/lazy-part.ts";
import { LazyPopover } from "./lazy-popover.tsx";
import type { LeadQueryState } from "./use-lead-query.ts";
import { rangeInWords } from "./words.ts";

const panel = lazyPart(() => import("./date-range-panel.tsx").then((file) => file.DateRangePanel));

type DateRangeProps = { readonly state: LeadQueryState; readonly brokerZone: string };

/** Which days the table shows: a label, the value, and over both a button, whose name stays whatever is chosen. */
export function DateRange({ state, brokerZone }: DateRangeProps) {
  const about = useId();
  return (
    <div className="relative flex h-control min-w-0 items-center gap-1.5 rounded-md border border-edge/50 bg-surface px-3.5 shadow-card transition-colors has-[button:hover]:bg-hover has-[button:active]:bg-pressed max-md:w-full">
      <CalendarDays aria-hidden className="size-4 shrink-0 text-muted" />
      <span aria-hidden className="whitespace-nowrap text-muted max-sm:hidden">
        Date range
      </span>
      <span id={about} className="min-w-0 truncate max-md:flex-1">
        <span className="font-medium">{rangeInWords(state.query)}</span>{" "}
        <span className="text-xs text-muted">{state.query.tz ?? brokerZone}</span>
      </span>
      <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      <LazyPopover
        label="Date range"
        part={panel}
        partProps={(onDone) => ({ state, brokerZone, onDone })}
        trigger={(trigger) => (
          <button
            {...trigger}
            type="button"
            aria-label="Date range"
            aria-describedby={about}
            className="absolute -inset-px rounded-md"
          />
        )}
      />
    </div>
  );
}
