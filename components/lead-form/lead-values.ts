import type { LeadForm, LeadInput } from "#lib/domain/lead-input.ts";

/** The fields that a lead always has; typing begins in the first of them. */
export const PERSON = ["firstName", "lastName", "email", "phone"] as const;

/** The account fields that a broker may require, in the form's order; the country has a place of its own. */
export const DETAILS = ["address", "postCode", "city", "state", "dateOfBirth"] as const;
export type DetailField = (typeof DETAILS)[number];

const NO_DETAILS = { state: "", city: "", postCode: "", address: "", dateOfBirth: "" };
const NOBODY = { firstName: "", lastName: "", email: "", phone: "", ...NO_DETAILS };

/** True while nothing of the person is typed. */
export function isPersonEmpty(form: LeadForm): boolean {
  return PERSON.every((field) => form[field] === "");
}

/** True where clearing the form would lose something that was typed. */
export function hasTyped(form: LeadForm): boolean {
  return !isPersonEmpty(form) || DETAILS.some((field) => form[field] !== "");
}

export function sameLead(one: LeadForm, other: LeadForm): boolean {
  const { source, ...fields } = one;
  const flat = { ...fields, ...source };
  const { source: otherSource, ...otherFields } = other;
  const otherFlat: Readonly<Record<string, string>> = { ...otherFields, ...otherSource };
  return Object.entries(flat).every(([field, value]) => otherFlat[field] === value);
}

/** "Submit and add another": the next person, with the same offer, country and source. */
export function nextLead(form: LeadForm, pinned: boolean): LeadForm {
  const { source } = form;
  return { ...form, ...NOBODY, source: { ...source, trackingId: pinned ? source.trackingId : "" } };
}

/** A new lead from the start: the first offer with its source, as `empty` has them. */
export function freshLead(empty: LeadForm, before: LeadForm, pinned: boolean): LeadForm {
  const trackingId = pinned ? before.source.trackingId : "";
  return { ...empty, source: { ...empty.source, trackingId } };
}

/** A lead that was handed in, back in the form. */
export function formOfLead(lead: LeadInput): LeadForm {
  const { firstName, lastName, email, phone, offerUuid, source } = lead;
  return {
    ...{ firstName, lastName, email, phone, offerUuid, source },
    country: lead.country ?? "",
    state: lead.state ?? "",
    city: lead.city ?? "",
    postCode: lead.postCode ?? "",
    address: lead.address ?? "",
    dateOfBirth: lead.dateOfBirth ?? "",
  };
}

const squeezed = (text: string) => text.trim().toLowerCase().replace(/\s+/g, " ");
const lastDigits = (text: string) => text.replace(/\D/g, "").slice(-9);

/**
 * True where nothing is left of the person: who types somebody else over a lead that came back does not correct it, and
 * must not take its place.
 */
export function isAnotherPerson(form: LeadForm, before: LeadInput): boolean {
  const name = (lead: { readonly firstName: string; readonly lastName: string }) =>
    squeezed(`${lead.firstName} ${lead.lastName}`);
  return (
    squeezed(form.email) !== squeezed(before.email) &&
    name(form) !== name(before) &&
    lastDigits(form.phone) !== lastDigits(before.phone)
  );
}

/** Who the lead is, in as few words as there are. */
export function nameOf({ firstName, lastName, email, phone }: LeadForm): string {
  return `${firstName} ${lastName}`.trim() || email.trim() || phone.trim() || "a lead without a name";
}
