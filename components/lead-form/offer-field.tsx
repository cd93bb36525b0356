"use client";
import { useWatch } from "react-hook-form";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { Select } from "../ui/select.tsx";
import { FIELD_ROOM, useFault } from "./field.tsx";
import type { LeadFormApi } from "./use-draft.ts";

type OfferFieldProps = { readonly form: LeadFormApi; readonly broker: BrokerProfile };

const PARTS = ["name", "site", "description"] as const;

/** What the lead is registered for. Choosing another offer brings its source along; parts that were edited stay. */
export function OfferField({ form, broker }: OfferFieldProps) {
  const error = useFault(form, "offerUuid");
  const chosen = useWatch({ control: form.control, name: "offerUuid" });
  const presetOf = (uuid: string) => broker.offers.find((offer) => offer.uuid === uuid)?.leadSource;
  function fill() {
    // `chosen` is still the offer of the last rendering, the one that is being left.
    const [old, preset] = [presetOf(chosen), presetOf(form.getValues("offerUuid"))];
    for (const part of PARTS) {
      const value = form.getValues(`source.${part}`);
      if (preset && (value === "" || value === old?.[part])) {
        form.setValue(`source.${part}`, preset[part], { shouldValidate: true });
      }
    }
  }

  return (
    <Select
      {...form.register("offerUuid", { onChange: fill })}
      label="Offer"
      defaultValue={chosen}
      error={error}
      className={FIELD_ROOM}
    >
      {broker.offers.map(({ uuid, name }) => (
        <option key={uuid} value={uuid}>
          {name}
        </option>
      ))}
    </Select>
  );
}
