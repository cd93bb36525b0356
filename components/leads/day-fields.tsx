"use client";
import { type FormEvent, useRef, useState } from "react";
import { type Day, isDay } from "#lib/domain/day-range.ts";
import { type LeadQuery, leadQueryDays } from "#lib/domain/lead-query.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

type Days = { readonly from: Day; readonly to: Day | null };
type DayFieldsProps = {
  readonly query: LeadQuery;
  readonly brokerZone: string;
  readonly onApply: (days: Days) => void;
};
type Faults = { readonly from: string | null; readonly to: string | null };

const FINE: Faults = { from: null, to: null };

const NO_DAY = "Enter a day that exists, as 2026-11-20.";

/**
 * What was typed as days, in order, or what is wrong at which field. Without "to" the range ends today. Days typed the
 * wrong way round mean the same as in an address: they change places.
 */
function readDays(from: string, to: string): Result<Days, Faults> {
  const first = isDay(from) ? from : null;
  const last = isDay(to) ? to : null;
  const faults = {
    from: from === "" ? "Enter the first day." : first === null ? NO_DAY : null,
    to: to !== "" && last === null ? NO_DAY : null,
  };
  if (first === null || faults.to !== null) return err(faults);
  return ok(last !== null && last < first ? { from: last, to: first } : { from: first, to: last });
}

export function DayFields({ query, brokerZone, onApply }: DayFieldsProps) {
  // What is shown now is where a person starts from.
  const [days] = useState(() => leadQueryDays(query, new Date(), brokerZone));
  const [faults, setFaults] = useState(FINE);
  const fields = { from: useRef<HTMLInputElement>(null), to: useRef<HTMLInputElement>(null) };

  function apply(event: FormEvent) {
    event.preventDefault();
    const read = readDays(fields.from.current?.value.trim() ?? "", fields.to.current?.value.trim() ?? "");
    if (read.ok) return onApply(read.value);
    setFaults(read.error);
    fields[read.error.from ? "from" : "to"].current?.focus();
  }
  const field = (name: "from" | "to", label: string) => (
    <TextField
      ref={fields[name]}
      label={label}
      defaultValue={days[name] ?? ""}
      error={faults[name]}
      onChange={() => faults[name] && setFaults({ ...faults, [name]: null })}
      placeholder="YYYY-MM-DD"
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
    />
  );
  return (
    <form onSubmit={apply} noValidate className="flex flex-col gap-3">
      <div className="grid grid-cols-2 items-start gap-2">
        {field("from", "From")}
        {field("to", "To")}
      </div>
      <Button type="submit" variant="primary">
        Apply
      </Button>
    </form>
  );
}
