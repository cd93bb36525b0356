"use client";
import { useRef } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { Select } from "../ui/select.tsx";
import { FIELD_ROOM, useFault } from "./field.tsx";
import type { LeadFormApi } from "./use-draft.ts";

type OfferFieldProps = { readonly form: LeadFormApi; readonly broker: BrokerProfile };

const PARTS = ["name", "site", "description"] as const;

/** What the lead is registered for. Choosing another offer brings its source along; parts that were edited stay. */
export function OfferField({ form, broker }: OfferFieldProps) {
  const error = useFault(form, "offerUuid");
  const before = useRef<string | null>(null);
  const presetOf = (uuid: string | null) => broker.offers.find((offer) => offer.uuid === uuid)?.leadSource;
  const remember = () => {
    before.current = form.getValues("offerUuid");
  };

  function fill() {
    const [old, preset] = [presetOf(before.current), presetOf(form.getValues("offerUuid"))];
    for (const part of PARTS) {
      const value = form.getValues(`source.${part}`);
      if (preset && (value === "" || value === old?.[part])) {
        form.setValue(`source.${part}`, preset[part], { shouldValidate: true });
      }
    }
    remember();
  }

  return (
    <Select
      {...form.register("offerUuid", { onChange: fill })}
      label="Offer"
      defaultValue={form.getValues("offerUuid")}
      error={error}
      className={FIELD_ROOM}
      onFocus={remember}
    >
      {broker.offers.map(({ uuid, name }) => (
        <option key={uuid} value={uuid}>
          {name}
        </option>
      ))}
    </Select>
  );
}
