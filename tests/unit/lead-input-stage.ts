import type { BrokerProfile } from "#lib/domain/broker.ts";
import {
  checkLead,
  emptyLeadForm,
  type FieldErrors,
  type LeadForm,
  type LeadInput,
} from "#lib/domain/lead-input.ts";
import { checkPhone } from "#lib/domain/phone.ts";

export const OFFER = "9a1f0c52-0000-4000-8000-000000000001";
export const BROKER: BrokerProfile = {
  id: "north",
  name: "North Markets",
  offers: [
    {
      uuid: OFFER,
      name: "Autumn FX",
      leadSource: { name: "Autumn FX", site: "autumnfx.example", description: "B" },
    },
    { uuid: "other", name: "Other", leadSource: { name: "", site: "", description: "" } },
  ],
  defaultCountry: "PL",
  timeZone: "Europe/Warsaw",
  requiredFields: [],
  phoneFormat: "e164",
};
export const NOW = new Date("2026-11-20T23:30:00Z");
export const FORM: LeadForm = {
  ...emptyLeadForm(BROKER),
  firstName: "Jan",
  lastName: "Nowak",
  email: "jan@x.pl",
  phone: "600 100 200",
};

export const check = (form: unknown, broker = BROKER) => checkLead(form, broker, checkPhone, NOW);
export function accepted(form: unknown, broker = BROKER): LeadInput {
  const lead = check(form, broker);
  if (!lead.ok) throw new Error(JSON.stringify(lead.error));
  return lead.value;
}
export function errors(form: unknown, broker = BROKER): FieldErrors {
  const lead = check(form, broker);
  return lead.ok ? {} : lead.error;
}
