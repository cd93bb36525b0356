"use client";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { type Day, isDay } from "#lib/domain/day-range.ts";
import { type LeadQuery, leadQueryDays } from "#lib/domain/lead-query.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { BareField } from "../ui/bare-field.tsx";
import { Button } from "../ui/button.tsx";
import { FieldFrame, FieldNote } from "../ui/field-frame.tsx";

type Days = { readonly from: Day; readonly to: Day | null };
type DayFieldsProps = {
  readonly query: LeadQuery;
  readonly brokerZone: string;
  readonly onApply: (days: Days) => void;
};
type Faults = { readonly from: ReactNode; readonly to: ReactNode };

const FINE: Faults = { from: null, to: null };

const NO_DAY = (
  <>
    Enter a day that exists, as <span className="whitespace-nowrap">2026-11-20</span>.
  </>
);

const LABELS = { from: "From", to: "To" } as const;
const NAMES = ["from", "to"] as const;

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
  const id = useId();
  const fields = { from: useRef<HTMLInputElement>(null), to: useRef<HTMLInputElement>(null) };

  function apply(event: FormEvent) {
    event.preventDefault();
    const read = readDays(fields.from.current?.value.trim() ?? "", fields.to.current?.value.trim() ?? "");
    if (read.ok) return onApply(read.value);
    setFaults(read.error);
    fields[read.error.from ? "from" : "to"].current?.focus();
  }
  const field = (name: "from" | "to") => (
    <FieldFrame label={LABELS[name]} describedBy={faults[name] ? `${id}-${name}` : undefined}>
      {(control) => (
        <BareField
          {...control}
          ref={fields[name]}
          aria-invalid={faults[name] ? true : undefined}
          error={faults[name]}
          defaultValue={days[name] ?? ""}
          onChange={() => faults[name] && setFaults({ ...faults, [name]: null })}
          placeholder="YYYY-MM-DD"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
        />
      )}
    </FieldFrame>
  );
  return (
    <form onSubmit={apply} noValidate className="flex flex-col gap-3">
      <div className="grid grid-cols-2 items-end gap-x-2 gap-y-3 low:grid-cols-3">
        {field("from")}
        {field("to")}
        {/* Across both fields: in one alone they would be a column of single words. */}
        <div className="col-span-full flex flex-col gap-1 empty:hidden low:order-last">
          {NAMES.map(
            (name) =>
              faults[name] && (
                <FieldNote key={name} id={`${id}-${name}`} kind="error">
                  {faults.from && faults.to && `${LABELS[name]}: `}
                  {faults[name]}
                </FieldNote>
              ),
          )}
        </div>
        <Button type="submit" variant="primary" className="col-span-full low:col-span-1">
          Apply
        </Button>
      </div>
    </form>
  );
}
