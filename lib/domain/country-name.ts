/** Codes that the runtime has a name for and that are no country. */
const NO_COUNTRY = new Set(["ZZ", "XA", "XB", "QO", "EU", "EZ", "UN"]);

const displayNames = new Map<string, Intl.DisplayNames>();

/** The country's name in the language, or the text as it is where it is no upper-case ISO 3166-1 alpha-2 code. */
export function countryName(code: string, locale = "en"): string {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRY.has(code)) return code;
  let names = displayNames.get(locale);
  if (!names) {
    names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
    displayNames.set(locale, names);
  }
  return names.of(code) ?? code;
}

const REGIONAL_A = 0x1f1e6;

/** The flag as an emoji, or nothing for what is no code. */
export function countryFlag(code: string): string {
  if (countryName(code) === code) return "";
  return String.fromCodePoint(...Array.from(code, (letter) => REGIONAL_A + letter.charCodeAt(0) - 65));
}
