import { foldWords } from "./paste-text.ts";

const CODES =
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split(
    " ",
  );
const KNOWN: ReadonlySet<string> = new Set(CODES);

const LATIN_LOCALES = "en pl de es it fr pt tr cs sk nl sv da nb fi ro hu hr lt".split(" ");
const OTHER_LOCALES = "ru uk bg sr el ar he zh zh-Hant ja ko".split(" ");

const ALIASES =
  "usa=US|u s a=US|u s=US|united states of america=US|america=US|stany zjednoczone ameryki=US|eeuu=US|ee uu=US|estados unidos de america=US|etats unis d amerique=US|stati uniti d america=US|vereinigte staaten von amerika=US|сша=US|uk=GB|u k=GB|great britain=GB|britain=GB|england=GB|scotland=GB|wales=GB|anglia=GB|grossbritannien=GB|gran bretana=GB|gran bretagna=GB|grande bretagne=GB|wielka brytania=GB|inglaterra=GB|ingiltere=GB|англия=GB|великобритания=GB|uae=AE|u a e=AE|emirates=AE|zea=AE|vae=AE|eau=AE|оаэ=AE|czech republic=CZ|ceska republika=CZ|republika czeska=CZ|cr=CZ|tschechische republik=CZ|republica checa=CZ|repubblica ceca=CZ|чешская республика=CZ|holland=NL|holandia=NL|holanda=NL|olanda=NL|hollande=NL|hollanda=NL|голландия=NL|голландія=NL|рф=RU|rf=RU|russian federation=RU|российская федерация=RU|россия=RU|bundesrepublik deutschland=DE|brd=DE|rzeczpospolita polska=PL|republic of ireland=IE|eire=IE|ksa=SA|turkiye=TR|turkey=TR|slovak republic=SK|slovenska republika=SK|south korea=KR|korea=KR|north macedonia=MK|macedonia=MK|bosnia=BA|ivory coast=CI|burma=MM|swaziland=SZ|vatican=VA|palestine=PS|hong kong=HK|macau=MO|taiwan=TW|moldavia=MD|молдавия=MD|белоруссия=BY|киргизия=KG|congo=CG|cabo verde=CV|schweiz=CH|suisse=CH|svizzera=CH";

const ALPHA_3 =
  "ARE=AE|ARG=AR|AUS=AU|AUT=AT|BEL=BE|BGR=BG|BRA=BR|CAN=CA|CHE=CH|CHL=CL|CHN=CN|COL=CO|CYP=CY|CZE=CZ|DEU=DE|DNK=DK|EGY=EG|ESP=ES|EST=EE|FIN=FI|FRA=FR|GBR=GB|GEO=GE|GRC=GR|HKG=HK|HRV=HR|HUN=HU|IDN=ID|IND=IN|IRL=IE|ISR=IL|ITA=IT|JPN=JP|KAZ=KZ|KOR=KR|LTU=LT|LUX=LU|LVA=LV|MAR=MA|MEX=MX|MYS=MY|NLD=NL|NOR=NO|NZL=NZ|PER=PE|PHL=PH|POL=PL|PRT=PT|QAT=QA|ROU=RO|RUS=RU|SAU=SA|SGP=SG|SRB=RS|SVK=SK|SVN=SI|SWE=SE|THA=TH|TUR=TR|TWN=TW|UKR=UA|USA=US|VNM=VN|ZAF=ZA";

function pairs(list: string): [string, string][] {
  return list.split("|").map((pair) => {
    const [name = "", code = ""] = pair.split("=");
    return [name, code];
  });
}

function namesOf(locales: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const locale of locales) {
    const display = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
    for (const code of CODES) {
      const name = foldWords(display.of(code) ?? "");
      if (name !== "" && !names.has(name)) names.set(name, code);
    }
  }
  for (const [name, code] of pairs(ALIASES)) names.set(foldWords(name), code);
  return names;
}

// Made on first use: some 7,000 names take tens of milliseconds.
let latin: Map<string, string> | undefined;
let other: Map<string, string> | undefined;
const alpha3 = new Map(pairs(ALPHA_3));

/** ISO 3166-1 alpha-2 of a country's name in one of thirty languages, or null. */
export function countryByName(name: string): string | null {
  const key = foldWords(name);
  if (key.length < 2) return null;
  if (/^[a-z ]+$/u.test(key)) {
    latin ??= namesOf(LATIN_LOCALES);
    return latin.get(key) ?? null;
  }
  other ??= namesOf(OTHER_LOCALES);
  return other.get(key) ?? null;
}

/** ISO 3166-1 alpha-2 of a code of two or three letters, or null. */
export function countryByCode(code: string): string | null {
  const upper = code.trim().toUpperCase();
  if (KNOWN.has(upper)) return upper;
  if (upper === "UK") return "GB";
  return alpha3.get(upper) ?? null;
}

/** ISO 3166-1 alpha-2 of a flag emoji, or null. */
export function countryByFlag(flag: string): string | null {
  const letters = [...flag].map((letter) => (letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65);
  return countryByCode(String.fromCharCode(...letters));
}

// Sold to the whole world: they say nothing about where a person lives.
const SOLD = new Set(
  "ac ag ai am as bz cc cd cf co fm ga gg gq im io la li ly me ml ms mu nu pw sc sh st sx tk to tv vc ws".split(
    " ",
  ),
);

/** What the end of an email's domain hints at; a guess at best. */
export function countryByEmail(email: string): string | null {
  const end = email.slice(email.lastIndexOf(".") + 1).toLowerCase();
  if (end === "рф" || end === "xn--p1ai") return "RU";
  if (end === "укр" || end === "xn--j1amh") return "UA";
  return SOLD.has(end) || end.length !== 2 ? null : countryByCode(end);
}

const DOUBTFUL_NAMES = new Set(
  "jordan georgia georgie chad israel izrael dominika dominica kuba india kenya kenia holland england scotland wales ireland irland france frances china chin mali oman jersey guernsey monaco malta cuba peru reunion poland norway brasil benin jamaica nigeria man guam montserrat niger togo america britain germania martinique martinik barbados sudan siria libia samoa vietnam cr rf zea vae eau iran irak tunis fas misir salvador maurice".split(
    " ",
  ),
);
const DOUBTFUL_CODES = new Set(
  "IT NO IN ME SO AM PM TV LA AL DE ID IS AS AT BE BY DO MY TO VA MS MR SA CO AD AI CC CV HR PR PS RE TM TN CA MA PA NA NE SE GM MD VC ST SC LI EL CR".split(
    " ",
  ),
);

/** Doubtful even where nothing else stands beside them: common given names. */
const GIVEN_NAMES = new Set(
  "jordan georgia georgie chad israel izrael dominika kuba montserrat salvador maurice".split(" "),
);

/** True for what is as often a person's name or a plain word (Jordan, IT); `alone` where no other word is beside it. */
export function isDoubtfulCountry(text: string, alone: boolean): boolean {
  return DOUBTFUL_CODES.has(text) || (alone ? GIVEN_NAMES : DOUBTFUL_NAMES).has(foldWords(text));
}
