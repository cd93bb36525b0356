const FILLER = "\ue001";

const CURRENCY =
  "€|\\$|£|₽|₴|₺|¥|zł|zl|pln|eur|euros?|usd|gbp|chf|czk|kč|kc|uah|rub|руб|грн|tl|btc|usdt|k\\b|%|kg|km|m2|元|円|원";
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;
const URL = /\b(?:https?:\/\/|www\.)\S+/giu;
const TIME = /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?!\d)/gu;
const DATE_YEAR_FIRST = /(?<![\d.\-/+])(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}(?![\d]|[.\-/]\d)/gu;
const DATE_YEAR_LAST = /(?<![\d.\-/+])\d{1,2}([-./])\d{1,2}\1(?:(?:19|20)\d{2}|\d{2})(?![\d]|[.\-/]\d)/gu;
const DATE_SPACED = /(?<![\d+(-] ?)\d{1,2}\. ?\d{1,2}\. (?:19|20)\d{2}(?!\d)/gu;
const DATE_COMPACT = /(?<![\d.\-/+] ?)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d| \d)/gu;
const ADDRESS =
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d{1,2})\.){3}(?:25[0-5]|2[0-4]\d|1?\d{1,2})(?![\d]|\.\d)/gu;
const CARD = /(?<!\d)\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?! ?\d)/gu;
const CODED = /\b(?=[A-Z0-9-]{0,60}[A-Z])(?=[A-Z0-9-]{0,60}\d)[A-Z0-9]{1,12}(?:-[A-Z0-9]{1,12}){1,4}\b/gu;
const DECIMAL = /(?<![\d.,])\d{1,3}(?:[.,' ]\d{3}){1,3}[.,]\d{2}(?![\d]|[.,]\d)/gu;
const SLASHED = /(?<![\d+])\d+\/\d+\/\d+/gu;
const COORDINATE = /(?<![\d.+])(?:\d{1,2}|1\d{2})\.\d{4,9}(?![\d]|\.\d)/gu;
const PRICED = new RegExp(`(?<![\\p{L}\\d+])(?:${CURRENCY})\\s?\\d[\\d .,']{0,15}\\d`, "giu");
const PRICE = new RegExp(
  `(?<![\\d.+])\\d{1,7}(?:[ .,']\\d{3}){0,2}(?:[.,]\\d{1,2})?\\s?(?:${CURRENCY})(?![\\p{L}\\d])`,
  "giu",
);

/**
 * Overwrites what looks like a number but is none: dates, times, amounts, IP addresses, cards, UUIDs, codes, web
 * addresses. Lengths stay, so places found in the answer hold in the text. In a segment that says "phone" only dates
 * with a year and amounts go, because phones are written with dots too.
 */
export function hideOtherNumbers(text: string, labelledPhone: boolean): string {
  const always = [UUID, URL, TIME, DATE_YEAR_FIRST, DATE_YEAR_LAST, DATE_SPACED];
  const unlabelled = [DATE_COMPACT, ADDRESS, CARD, CODED, DECIMAL, SLASHED, COORDINATE, PRICED, PRICE];
  let hidden = text;
  for (const pattern of labelledPhone ? always : [...always, ...unlabelled]) {
    hidden = hidden.replace(pattern, (match) => FILLER.repeat(match.length));
  }
  return hidden;
}
