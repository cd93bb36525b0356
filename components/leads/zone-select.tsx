"use client";
import { isTimeZone } from "#lib/domain/time-zone.ts";
import { Select } from "../ui/select.tsx";

type ZoneSelectProps = {
  readonly tz: string | null;
  readonly brokerZone: string;
  readonly onChange: (tz: string | null) => void;
};

/** In which zone days begin and end, and times are shown. Null is the broker's own. */
export function ZoneSelect({ tz, brokerZone, onChange }: ZoneSelectProps) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const near = new Map([[brokerZone, `${brokerZone} (the broker's)`]]);
  if (isTimeZone(here) && !near.has(here)) near.set(here, `${here} (this computer's)`);
  if (!near.has("UTC")) near.set("UTC", "UTC");
  if (tz !== null && !near.has(tz)) near.set(tz, tz);
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => !near.has(zone));
  return (
    <Select
      label="Time zone"
      size="sm"
      value={tz ?? brokerZone}
      onChange={({ target }) => onChange(target.value === brokerZone ? null : target.value)}
      hint="Days begin and end in this zone."
    >
      {[...near].map(([zone, label]) => (
        <option key={zone} value={zone}>
          {label}
        </option>
      ))}
      <optgroup label="Others">
        {others.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </optgroup>
    </Select>
  );
}
