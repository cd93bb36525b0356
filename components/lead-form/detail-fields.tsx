"use client";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { Disclosure } from "../ui/disclosure.tsx";
import { Field } from "./field.tsx";
import { DETAILS, type DetailField } from "./lead-values.ts";
import type { LeadFormApi } from "./use-draft.ts";

const LABELS: Readonly<Record<DetailField, string>> = {
  address: "Address",
  postCode: "Post code",
  city: "City",
  state: "State",
  dateOfBirth: "Date of birth",
};

type DetailFieldsProps = { readonly form: LeadFormApi; readonly broker: BrokerProfile };

const isRequired = (broker: BrokerProfile, field: DetailField) => broker.requiredFields.includes(field);

function Detail({ form, name, required }: { form: LeadFormApi; name: DetailField; required: boolean }) {
  const type = name === "dateOfBirth" ? "date" : "text";
  return <Field form={form} name={name} label={LABELS[name]} type={type} required={required} />;
}

/** What this broker requires beside the rest stands with the person. */
export function RequiredDetails({ form, broker }: DetailFieldsProps) {
  return DETAILS.filter((name) => isRequired(broker, name)).map((name) => (
    <Detail key={name} form={form} name={name} required />
  ));
}

/** What a broker may take but does not ask for, folded away. */
export function MoreDetails({ form, broker }: DetailFieldsProps) {
  const optional = DETAILS.filter((name) => !isRequired(broker, name));
  if (optional.length === 0) return null;
  return (
    <Disclosure summary="More details" className="border-t border-line pt-4">
      <div className="grid gap-x-4 gap-y-2 pt-1.5 sm:grid-cols-2">
        {optional.map((name) => (
          <Detail key={name} form={form} name={name} required={false} />
        ))}
      </div>
    </Disclosure>
  );
}
