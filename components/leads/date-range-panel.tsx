"use client";
import { Check } from "lucide-react";
import { PRESET_LABELS, PRESETS } from "#lib/domain/day-range.ts";
import { cx } from "../ui/cx.ts";
import { DayFields } from "./day-fields.tsx";
import type { LeadQueryState } from "./use-lead-query.ts";
import { ZoneSelect } from "./zone-select.tsx";

type DateRangePanelProps = {
  readonly state: LeadQueryState;
  readonly brokerZone: string;
  readonly onDone: () => void;
};

/** Presets are taken at once; typed days by Apply. */
export function DateRangePanel({ state, brokerZone, onDone }: DateRangePanelProps) {
  const { query, filter } = state;
  return (
    <div className="flex w-[27rem] max-w-full max-sm:w-72 max-sm:flex-col low:w-[40rem]">
      {/* In two columns where one would push the time zone out of the window. */}
      <div className="grid shrink-0 content-start gap-0.5 border-line p-2 max-sm:grid-cols-2 max-sm:border-b sm:w-40 sm:border-r low:w-60 low:grid-cols-2">
        {PRESETS.map((preset) => {
          const chosen = query.range === preset;
          return (
            <button
              key={preset}
              type="button"
              aria-pressed={chosen}
              onClick={() => {
                filter({ range: preset });
                onDone();
              }}
              className={cx(
                "flex min-h-8 items-center justify-between rounded-sm px-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2",
                chosen && "bg-accent-soft font-medium text-accent-text",
              )}
            >
              {PRESET_LABELS[preset]}
              {chosen && <Check aria-hidden className="size-4" />}
            </button>
          );
        })}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-3 p-3">
        <DayFields
          query={query}
          brokerZone={brokerZone}
          onApply={(days) => {
            filter(days);
            onDone();
          }}
        />
        <ZoneSelect tz={query.tz} brokerZone={brokerZone} onChange={(tz) => filter({ tz })} />
      </div>
    </div>
  );
}
