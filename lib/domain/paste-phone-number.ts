import type { ParsePhone, PhoneCountries } from "./paste-phone.ts";
import { digitsOf } from "./paste-text.ts";

export type Reading = {
  value: string;
  country: string | null;
  international: boolean;
  sure: boolean;
  valid: boolean;
};

/** One number in the countries it may be of, the likeliest first; null where it is a number in none. */
export function readNumber(
  text: string,
  { said, usual, hint }: PhoneCountries,
  parse: ParsePhone,
): Reading | null {
  const international = internationalForm(text);
  if (international !== null) {
    const phone = parse(international, null);
    return (
      phone && {
        value: phone.e164,
        country: phone.country,
        international: true,
        sure: phone.valid,
        valid: phone.valid,
      }
    );
  }
  const digits = digitsOf(text);
  const sureHome = usual !== null && (hint === null || hint === usual);
  const homes: [string | null, boolean][] = [
    [said, true],
    [said === null ? hint : null, sureHome],
    [usual, sureHome && said === null],
    [hint, false],
  ];
  let possible: Reading | null = null;
  for (const [country, sure] of homes) {
    const phone = country === null ? null : parse(digits, country);
    if (!phone) continue;
    const { valid } = phone;
    const reading = {
      value: phone.e164,
      country: phone.country ?? country,
      international: false,
      sure: sure && valid,
      valid,
    };
    if (valid) return reading;
    possible ??= reading;
  }
  // Spreadsheets eat the plus sign: a long number may carry its calling code all the same.
  const bare = digits.length >= 11 && !digits.startsWith("0") ? parse(`+${digits}`, null) : null;
  if (bare?.valid)
    return { value: bare.e164, country: bare.country, international: false, sure: false, valid: true };
  return possible;
}

/** "+48 (0)22 …" and "0048 22 …" as "+4822…"; null for a number without a calling code. Italy keeps its zero. */
function internationalForm(text: string): string | null {
  const trimmed = text.trim();
  const plus = /^\(?\+/u.test(trimmed);
  const digits = digitsOf(trimmed);
  if (!plus && !(/^\(?00/u.test(trimmed) && digits.length >= 10)) return null;
  const bare = digitsOf(/^\D*(?:00)?39/u.test(trimmed) ? trimmed : trimmed.replace(/\(0\)/u, ""));
  return `+${plus ? bare : bare.slice(2)}`;
}
