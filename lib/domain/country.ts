import { countryName } from "./country-name.ts";

/** ISO 3166-1 alpha-2 as assigned, and XK (Kosovo), which phone numbers and brokers use. */
export const COUNTRY_CODES: readonly string[] = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
  "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
  "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT " +
  "MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
  "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
  "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
).split(" ");

const CODES: ReadonlySet<string> = new Set(COUNTRY_CODES);

export function isCountryCode(text: string): boolean {
  return CODES.has(text);
}

/** What people write that no list of names has. */
const ALIASES: Readonly<Record<string, string>> = {
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  "u k": "GB",
  usa: "US",
  "u s a": "US",
  "u s": "US",
  "united states of america": "US",
  america: "US",
  uae: "AE",
  emirates: "AE",
  السعودية: "SA",
  suisse: "CH",
  svizzera: "CH",
  belgique: "BE",
  belgien: "BE",
  "republic of ireland": "IE",
  holland: "NL",
  "the netherlands": "NL",
  "czech republic": "CZ",
  turkey: "TR",
  korea: "KR",
  "republic of korea": "KR",
  "russian federation": "RU",
  "ivory coast": "CI",
  macedonia: "MK",
  burma: "MM",
  swaziland: "SZ",
  "hong kong": "HK",
  macau: "MO",
  macao: "MO",
  palestine: "PS",
  congo: "CD",
  "viet nam": "VN",
  "brunei darussalam": "BN",
  "republic of moldova": "MD",
  "cape verde": "CV",
  "east timor": "TL",
  vatican: "VA",
};

/** Case, accents and punctuation do not tell countries apart. */
function comparable(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The language most spoken in the country, by the runtime's own tables. */
const languageOf = (code: string): string => new Intl.Locale(`und-${code}`).maximize().language;

let index: ReadonlyMap<string, string> | null = null;

function nameIndex(): ReadonlyMap<string, string> {
  if (index) return index;
  const names = new Map<string, string>();
  for (const code of COUNTRY_CODES) names.set(comparable(countryName(code, languageOf(code))), code);
  // English after the native names, so that it wins where two countries share a name.
  for (const code of COUNTRY_CODES) names.set(comparable(countryName(code)), code);
  for (const [alias, code] of Object.entries(ALIASES)) names.set(alias, code);
  for (const code of COUNTRY_CODES) names.set(code.toLowerCase(), code);
  index = names;
  return names;
}

/** The code for a code, an English name or the country's name in its own language; null for anything else. */
export function countryFromName(text: string): string | null {
  return text.length > 100 ? null : (nameIndex().get(comparable(text)) ?? null);
}
