"use client";
import { CalendarDays, ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { lazyPart, preload, usePart } from "../ui/lazy-part.ts";
import { Popover } from "../ui/popover.tsx";
import type { LeadQueryState } from "./use-lead-query.ts";
import { rangeInWords } from "./words.ts";

const panel = lazyPart(() => import("./date-range-panel.tsx").then((file) => file.DateRangePanel));

type DateRangeProps = { readonly state: LeadQueryState; readonly brokerZone: string };

/** Which days the table shows. The button's name stays; what is chosen is its description and its words. */
export function DateRange({ state, brokerZone }: DateRangeProps) {
  const [open, setOpen] = useState(false);
  const Panel = usePart(panel, open);
  const about = useId();
  const zone = state.query.tz ?? brokerZone;
  return (
    <Popover
      open={open && Panel !== null}
      onOpenChange={setOpen}
      label="Date range"
      trigger={(trigger) => (
        <Button
          {...trigger}
          aria-label="Date range"
          aria-describedby={about}
          onPointerEnter={(event) => {
            preload(panel);
            trigger.onPointerEnter(event);
          }}
          onFocus={() => {
            preload(panel);
            trigger.onFocus();
          }}
          icon={<CalendarDays aria-hidden className="size-4 text-muted" />}
          className="min-w-0 max-md:flex-1"
        >
          <span id={about} className="truncate">
            {rangeInWords(state.query)} <span className="text-xs font-normal text-muted">{zone}</span>
          </span>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Button>
      )}
    >
      {Panel && <Panel state={state} brokerZone={brokerZone} onDone={() => setOpen(false)} />}
    </Popover>
  );
}
