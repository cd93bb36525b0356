import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";
import { isCountryCode } from "./country.ts";
import { countryName } from "./country-name.ts";
import { parseEmail } from "./email.ts";
import { cleanToken } from "./import-clean.ts";
import { type DateOrder, readDate } from "./import-date.ts";
import type { CheckPhone } from "./phone.ts";
import { plainPhoneText } from "./phone-text.ts";

/** One way to rewrite a faulty cell; null where it cannot make anything right of the text. */
export type Mend = {
  /** "phone:PL", "date:day-month": `mendOf` makes the mend of it again. */
  readonly id: string;
  readonly label: string;
  /** `ownCountry` is the one that the cell's own row names, which few mends ask for. */
  readonly mend: (text: string, ownCountry: () => string | null) => string | null;
};

const digits = (text: string): string => text.replace(/\D/g, "");

/** Reads numbers that carry no country code as numbers of that country. */
export function phoneMend(country: string, checkPhone: CheckPhone): Mend | null {
  if (!isCountryCode(country) || !isSupportedCountry(country)) return null;
  const mend = (text: string) => {
    const phone = checkPhone(cleanToken(text), country);
    return phone.kind === "valid" ? phone.international : null;
  };
  const code = getCountryCallingCode(country);
  const label = `Read phone numbers of this column as numbers of ${countryName(country)} (+${code})`;
  return { id: `phone:${country}`, label, mend };
}

/** Spreadsheets take the plus sign off numbers. */
export function plusMend(checkPhone: CheckPhone): Mend {
  const mend = (text: string) => {
    const token = plainPhoneText(cleanToken(text));
    if (token.startsWith("+") || digits(token).length < 10) return null;
    const phone = checkPhone(`+${digits(token)}`, null);
    return phone.kind === "valid" ? phone.international : null;
  };
  return { id: "phone:+", label: "Put the missing + before the country code", mend };
}

/** "600 100 200 / 22 555 66 77" in one cell, read as the check reads it: in the row's own country where it names one. */
export function firstPhoneMend(country: string | null, checkPhone: CheckPhone): Mend {
  const mend: Mend["mend"] = (text, ownCountry) => {
    const [first = "", ...others] = text.split(/[,;/|]|\s(?:or|and|lub|oder|und|y|o|ou)\s/u);
    if (others.length === 0) return null;
    const phone = checkPhone(cleanToken(first), ownCountry() ?? country);
    return phone.kind === "valid" ? phone.international : null;
  };
  return { id: `phone-first:${country ?? ""}`, label: "Keep the first of several phone numbers", mend };
}

export function dateMend(order: DateOrder): Mend {
  const words = order === "day-month" ? "day, month, year (31/05/1990)" : "month, day, year (05/31/1990)";
  const mend = (text: string) => readDate(cleanToken(text), order);
  return { id: `date:${order}`, label: `Read dates of this column as ${words}`, mend };
}

export function countryMend(country: string): Mend | null {
  if (!isCountryCode(country)) return null;
  const label = `Put ${countryName(country)} where the country cannot be read`;
  return { id: `country:${country}`, label, mend: () => country };
}

/** Spaces, a comma for a dot, and punctuation that was copied along. */
export function emailMend(): Mend {
  const mend = (text: string) => {
    const bare = cleanToken(text)
      .replace(/\s+/gu, "")
      .replace(/^[<("']+|[>)"',;.]+$/gu, "");
    const at = bare.lastIndexOf("@");
    const email = parseEmail(bare.slice(0, at + 1) + bare.slice(at + 1).replaceAll(",", "."));
    return email.ok ? email.value.address : null;
  };
  return { id: "email:tidy", label: "Take spaces and stray punctuation out of the emails", mend };
}

/** The mend that an id names, or null. */
export function mendOf(id: string, checkPhone: CheckPhone): Mend | null {
  const [kind = "", how = ""] = id.split(":");
  if (kind === "phone") return how === "+" ? plusMend(checkPhone) : phoneMend(how, checkPhone);
  if (kind === "phone-first") return firstPhoneMend(how || null, checkPhone);
  if (kind === "country") return countryMend(how);
  if (kind === "email") return emailMend();
  return kind === "date" && (how === "day-month" || how === "month-day") ? dateMend(how) : null;
}
