import * as z from "zod/mini";
import type { BrokerProfile, OptionalField } from "./broker.ts";
import { isCountryCode } from "./country.ts";
import { type Day, dayIn, isDay } from "./day-range.ts";
import { parseEmail } from "./email.ts";
import {
  birthField,
  countryField,
  emailField,
  type FieldCheck,
  sourceField,
  textField,
} from "./lead-field-checks.ts";
import type { LeadSourceParts } from "./lead-source.ts";
import type { CheckPhone, PhoneFault } from "./phone.ts";
import { err, ok, type Result } from "./result.ts";

// Zod would compile its objects with `new Function`, which the content security policy forbids and reports.
z.config({ jitless: true });

/** Words for what `checkPhone` finds; "unassigned" is the warning for a phone that is only possible. */
export const PHONE_MESSAGES: Readonly<Record<PhoneFault | "empty" | "unassigned", string>> = {
  empty: "Enter the phone number.",
  "too-short": "This phone number is too short.",
  "too-long": "This phone number is too long.",
  "wrong-length": "No phone number of this country has this length.",
  "not-a-number": "This is no phone number.",
  several: "Leave one phone number here: what follows it is too long for an extension.",
  "invalid-country": "Start with + and the country code, or choose the country.",
  unassigned: "This number does not look assigned. It can be sent all the same.",
};

/** A lead that passed every check, ready to be stored and sent. */
export type LeadInput = {
  readonly firstName: string;
  readonly lastName: string;
  /** As typed, trimmed, letters composed, domain in punycode. */
  readonly email: string;
  /** The email for comparing. */
  readonly emailKey: string;
  /** E.164; how the broker wants it is decided where it is sent. */
  readonly phone: string;
  readonly offerUuid: string;
  /** As typed: the wire string is `formatLeadSource` of it. */
  readonly source: LeadSourceParts;
  /** ISO alpha-2. This and what follows is null where the person left it empty. */
  readonly country: string | null;
  readonly state: string | null;
  readonly city: string | null;
  readonly postCode: string | null;
  readonly address: string | null;
  readonly dateOfBirth: Day | null;
};

/** One message for each faulty field, by its path in the form ("source.name"); "" is the form as a whole. */
export type FieldErrors = { readonly [path: string]: string };

/** A text field: what is no text counts as faulty too, its ends trimmed unless `exact`. */
function field(check: FieldCheck, ...before: ReturnType<typeof z.trim>[]) {
  const checked = z.check<string>((payload) => {
    const message = check(payload.value);
    if (message !== null) payload.issues.push({ code: "custom", message, input: payload.value });
  });
  return z.string({ error: check("") ?? "Enter a text." }).check(...before, checked);
}

/**
 * The form's own check, for react-hook-form. The phone is only checked for presence: its metadata is loaded on first
 * use (`checkPhone` does the rest). `now` decides what a past date of birth is.
 */
export function leadInputSchema(broker: BrokerProfile, now: Date = new Date()) {
  const needs = (name: OptionalField) => broker.requiredFields.includes(name);
  const isOffered = (uuid: string) => broker.offers.some((offer) => offer.uuid === uuid);
  return z.object({
    firstName: field(textField("Enter the first name.", true), z.trim()),
    lastName: field(textField("Enter the last name.", true), z.trim()),
    email: field(emailField, z.trim()),
    phone: field(textField(PHONE_MESSAGES.empty, true), z.trim()),
    country: field(countryField(needs("country")), z.trim(), z.toUpperCase()),
    offerUuid: field((uuid) => (isOffered(uuid) ? null : "Choose the offer."), z.trim()),
    source: z.object({
      name: field(sourceField),
      site: field(sourceField),
      description: field(sourceField),
      trackingId: field(sourceField),
    }),
    state: field(textField("Enter the state.", needs("state")), z.trim()),
    city: field(textField("Enter the city.", needs("city")), z.trim()),
    postCode: field(textField("Enter the post code.", needs("postCode")), z.trim()),
    address: field(textField("Enter the address.", needs("address")), z.trim()),
    dateOfBirth: field(birthField(needs("dateOfBirth"), dayIn(now, broker.timeZone)), z.trim()),
  });
}

/** What the form holds: texts, empty where nothing was typed. */
export type LeadForm = z.infer<ReturnType<typeof leadInputSchema>>;

/** A new lead's form: the first offer preselected with its source filled in, the broker's default country. */
export function emptyLeadForm(broker: BrokerProfile): LeadForm {
  const offer = broker.offers[0];
  return {
    firstName: "",
    lastName: "",
    email: "",
    phone: "",
    country: broker.defaultCountry ?? "",
    offerUuid: offer?.uuid ?? "",
    source: { name: "", site: "", description: "", ...offer?.leadSource, trackingId: "" },
    state: "",
    city: "",
    postCode: "",
    address: "",
    dateOfBirth: "",
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Fields that a caller left out count as empty, so that they get their own words instead of a complaint about types. */
function withEmpties(input: unknown, broker: BrokerProfile): unknown {
  if (!isRecord(input)) return input;
  const empty = emptyLeadForm({ ...broker, offers: [], defaultCountry: null });
  const source = isRecord(input.source)
    ? { ...empty.source, ...input.source }
    : (input.source ?? empty.source);
  return { ...empty, ...input, source };
}

function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldErrors {
  return Object.fromEntries(issues.map(({ path, message }) => [path.map(String).join("."), message]));
}

function normalize(form: LeadForm, phone: string): LeadInput {
  const email = parseEmail(form.email);
  const filled = (text: string) => (text === "" ? null : text);
  return {
    firstName: form.firstName,
    lastName: form.lastName,
    email: email.ok ? email.value.address : form.email,
    emailKey: email.ok ? email.value.key : form.email.toLowerCase(),
    phone,
    offerUuid: form.offerUuid,
    source: form.source,
    country: filled(form.country),
    state: filled(form.state),
    city: filled(form.city),
    postCode: filled(form.postCode),
    address: filled(form.address),
    dateOfBirth: isDay(form.dateOfBirth) ? form.dateOfBirth : null,
  };
}

/** Checks what came from outside: see leadChecker. */
type CheckLead = (input: unknown) => Result<LeadInput, FieldErrors>;

/**
 * Everything that is checked before a lead is stored, for what came from outside. The phone is read with the lead's
 * country, else the broker's; it is looked at even where other fields are faulty, so that all faults show at once.
 * For many leads: the schema is built once, which is most of the time of one check.
 */
export function leadChecker(
  broker: BrokerProfile,
  checkPhone: CheckPhone,
  now: Date = new Date(),
): CheckLead {
  const schema = leadInputSchema(broker, now);
  return (input) => {
    const complete = withEmpties(input, broker);
    const form = schema.safeParse(complete);
    const text = isRecord(complete) && typeof complete.phone === "string" ? complete.phone : "";
    const named = isRecord(complete) && typeof complete.country === "string" ? complete.country : "";
    const country = named.trim().toUpperCase();
    const phone = checkPhone(text, isCountryCode(country) ? country : broker.defaultCountry);
    const errors = form.success ? {} : fieldErrors(form.error.issues);
    if (phone.kind === "impossible" && !("phone" in errors))
      return err({ ...errors, phone: PHONE_MESSAGES[phone.reason] });
    if (phone.kind === "empty" || phone.kind === "impossible" || !form.success) return err(errors);
    return ok(normalize(form.data, phone.e164));
  };
}

/** One lead's check. */
export function checkLead(
  input: unknown,
  broker: BrokerProfile,
  checkPhone: CheckPhone,
  now: Date = new Date(),
): Result<LeadInput, FieldErrors> {
  return leadChecker(broker, checkPhone, now)(input);
}
