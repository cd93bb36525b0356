import { countryByEmail } from "./paste-country.ts";
import { findEmails, localWords } from "./paste-email.ts";
import { findCountries } from "./paste-find-country.ts";
import { fragmentsOf } from "./paste-fragments.ts";
import { layOut, type Segment } from "./paste-layout.ts";
import { labelledName } from "./paste-name-labels.ts";
import { completeFromEmail } from "./paste-name-guess.ts";
import { findName, type Span } from "./paste-names.ts";
import { type FoundPhone, findPhones, type ParsePhone } from "./paste-phone.ts";
import { afterEasternIntroduction } from "./paste-phrases.ts";
import { foldWords, GAP, normalisePaste } from "./paste-text.ts";
import { looksLikeWholeLead } from "./paste-whole.ts";

export type PasteField = "firstName" | "lastName" | "email" | "phone" | "country";
/** `sure` is false for a guess, which the form marks. Country is ISO 3166-1 alpha-2, phone E.164 where it can be read. */
export type PastedValue = { readonly value: string; readonly sure: boolean };
export type PastedLead = {
  readonly fields: Partial<Record<PasteField, PastedValue>>;
  /** What was not recognised, in the text's order. */
  readonly rest: string;
};
export type PasteContext = {
  /** ISO 3166-1 alpha-2, the country in which phones without a calling code are read first. */
  readonly defaultCountry: string | null;
  readonly parsePhone: ParsePhone;
};

/**
 * Splits a pasted text into the fields of a lead. Null where neither an email nor a phone is recognised, and for a
 * single plain value (see `looksLikeWholeLead`): the text then stays where it was pasted. Names keep their letters as
 * written, capitals included. Never throws; reads at most 10,000 characters.
 */
export function parsePasted(text: string, context: PasteContext): PastedLead | null {
  if (!looksLikeWholeLead(text)) return null;
  const segments = layOut(spaceEasternNames(normalisePaste(text)));
  const email = takeEmail(segments);
  const countries = findCountries(segments);
  const stated = countries.find((country) => !country.doubtful);
  const hint = email === null ? null : countryByEmail(email);
  const phones = findPhones(segments, { said: stated?.code ?? null, usual: context.defaultCountry, hint }, context.parsePhone);
  const phone = phones[0] ?? null;
  if (email === null && phone === null) return null;
  if (phone) take(phone.segment, phone.start, phone.end);
  const country = stated ?? countries.find((each) => each.code === phone?.country);
  const clash = phone?.international === true && phone.country !== null && phone.country !== country?.code;
  if (country) takeSafely(country.segment, country.start, country.end, phone);
  const home = country?.code ?? phone?.country ?? hint;
  const fields: Partial<Record<PasteField, PastedValue>> = takeName(segments, email, home);
  if (email !== null) fields.email = { value: email, sure: true };
  if (phone) fields.phone = { value: phone.value, sure: phone.sure };
  if (country) fields.country = { value: country.code, sure: (country.sure && !clash) || country.code === phone?.country };
  else if (phone?.international && phone.country !== null) fields.country = { value: phone.country, sure: phone.sure };
  else if (phone?.country && phone.country !== context.defaultCountry) fields.country = { value: phone.country, sure: false };
  else if (hint !== null) fields.country = { value: hint, sure: false };
  return { fields, rest: restOf(segments) };
}
