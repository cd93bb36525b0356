import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type PasteField, parsePasted } from "#lib/domain/paste.ts";
import type { ParsePhone } from "#lib/domain/paste-phone.ts";
import type { PasteLine } from "./paste-lines.ts";

/** Stands in for the desk's own phone reader. */
export const parsePhone: ParsePhone = (text, country) => {
  const home = country !== null && isSupportedCountry(country) ? { defaultCountry: country } : {};
  const phone = parsePhoneNumberFromString(text, home);
  return phone ? { e164: phone.number, country: phone.country ?? null, valid: phone.isValid() } : null;
};

const FIELDS: readonly PasteField[] = ["firstName", "lastName", "email", "phone", "country"];

/** What a line becomes, in the notation of the lines: `?` before a guess, "" for nothing; null where it stays put. */
export function outcome({ text, defaultCountry }: Pick<PasteLine, "text" | "defaultCountry">) {
  const lead = parsePasted(text, { defaultCountry, parsePhone });
  if (!lead) return null;
  const values = FIELDS.map((field) => {
    const found = lead.fields[field];
    return found ? `${found.sure ? "" : "?"}${found.value}` : "";
  });
  return { values, rest: lead.rest };
}
