import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import type { PhoneFormat } from "./broker.ts";
import { plainPhoneText } from "./phone-text.ts";

// The numbering plans weigh 35 KB, so the browser loads this file on first use: others import its types only.

/** "several": a second number follows the first, or what can be no extension of it. */
export type PhoneFault =
  | "too-short"
  | "too-long"
  | "wrong-length"
  | "not-a-number"
  | "invalid-country"
  | "several";

export type KnownPhone = {
  /** "valid": fits a numbering plan; "possible": only its length does, which may be a typing error. */
  readonly kind: "possible" | "valid";
  /** "+48600100200" */
  readonly e164: string;
  /** "+48 600 100 200" */
  readonly international: string;
  /** "600 100 200", as dialled inside the country. */
  readonly national: string;
  /** "48600100200" */
  readonly digits: string;
  /** ISO alpha-2 of the number itself; null where several countries share its code and nothing tells them apart. */
  readonly country: string | null;
  /** Understood but in none of the formats: brokers take the number alone. */
  readonly extension: string | null;
};

export type PhoneCheck =
  | { readonly kind: "empty" }
  | { readonly kind: "impossible"; readonly reason: PhoneFault }
  | KnownPhone;

export type CheckPhone = (text: string, country: string | null) => PhoneCheck;

const REASONS: Readonly<Record<string, PhoneFault>> = {
  TOO_SHORT: "too-short",
  TOO_LONG: "too-long",
  INVALID_LENGTH: "wrong-length",
  INVALID_COUNTRY: "invalid-country",
};

function known(phone: PhoneNumber, country: CountryCode | undefined): KnownPhone {
  const extension = phone.ext ?? null;
  const bare = parsePhoneNumberFromString(phone.number) ?? phone;
  const shared = country !== undefined && phone.getPossibleCountries().includes(country);
  return {
    kind: phone.isValid() ? "valid" : "possible",
    e164: phone.number,
    international: bare.formatInternational(),
    national: bare.formatNational(),
    digits: phone.number.slice(1),
    country: phone.country ?? (shared ? country : null),
    extension,
  };
}

/** The library takes up to nine digits behind a comma for an extension: that many are a second number. */
const LONGEST_EXTENSION = 5;

function check(text: string, country: CountryCode | undefined): PhoneCheck {
  const options = { ...(country && { defaultCountry: country }), extract: false };
  const phone = parsePhoneNumberFromString(text, options);
  const fault = validatePhoneNumberLength(text, options);
  if (!phone || fault !== undefined || !phone.isPossible())
    return { kind: "impossible", reason: (fault && REASONS[fault]) ?? "not-a-number" };
  const isSeveral = (phone.ext ?? "").length > LONGEST_EXTENSION;
  return isSeveral ? { kind: "impossible", reason: "several" } : known(phone, country);
}

/**
 * Reads a number as people write it: with or without country code, "00" for "+", in any digits. `country` is where a
 * number without code is dialled. A possible but unassigned number is no fault: the caller only warns.
 */
export function checkPhone(text: string, country: string | null): PhoneCheck {
  const plain = plainPhoneText(text);
  if (plain === "") return { kind: "empty" };
  const home = country !== null && isSupportedCountry(country) ? country : undefined;
  if (/^00\s*[1-9]/.test(plain)) {
    const abroad = check(plain.replace(/^00\s*/, "+"), home);
    if (abroad.kind !== "impossible") return abroad;
  }
  return check(plain, home);
}

/** The number as the broker's `phoneFormat` wants it; "national" are the digits dialled inside the country. */
export function phoneForBroker(phone: KnownPhone, format: PhoneFormat): string {
  switch (format) {
    case "e164":
      return phone.e164;
    case "digits":
      return phone.digits;
    case "national":
      return phone.national.replace(/\D/g, "");
  }
}
