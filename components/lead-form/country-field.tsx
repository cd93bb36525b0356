"use client";
import { ChevronDown } from "lucide-react";
import { useWatch } from "react-hook-form";
import { countryFlag } from "#lib/domain/country-name.ts";
import { controlStyle } from "../ui/control-style.ts";
import { FieldFrame } from "../ui/field-frame.tsx";
import { FIELD_ROOM, GuessMark, useFault } from "./field.tsx";
import type { LeadFormApi } from "./use-draft.ts";

/** Named on the server, since browsers call some countries otherwise. */
export type CountryOption = { readonly code: string; readonly name: string };

type CountryFieldProps = {
  readonly form: LeadFormApi;
  readonly countries: readonly CountryOption[];
  readonly isRequired: boolean;
  readonly isGuess: boolean;
  readonly onChoose: () => void;
};

/** A native select: typing jumps to the country. The flag of the chosen one stands in the box. */
export function CountryField({ form, countries, isRequired, isGuess, onChoose }: CountryFieldProps) {
  const chosen = useWatch({ control: form.control, name: "country" });
  const error = useFault(form, "country");
  const flag = countryFlag(chosen);
  return (
    <FieldFrame
      label="Country"
      error={error}
      className={FIELD_ROOM}
      describedBy={isGuess ? "guess-country" : undefined}
      labelExtra={isGuess ? <GuessMark id="guess-country" /> : isRequired ? null : "optional"}
    >
      {(control) => (
        <div className="relative flex items-center">
          <span aria-hidden className="pointer-events-none absolute left-3 text-lg leading-none">
            {flag}
          </span>
          <select
            {...form.register("country", { onChange: onChoose })}
            {...control}
            defaultValue={chosen}
            required={isRequired}
            className={controlStyle(
              "md",
              { error },
              `appearance-none truncate pr-8! ${flag ? "pl-10!" : ""}`,
            )}
          >
            <option value="">No country</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-muted" />
        </div>
      )}
    </FieldFrame>
  );
}
