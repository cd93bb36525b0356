import type { NameParts } from "./paste-name-order.ts";
import { fold } from "./paste-text.ts";

const HAN = /^[\p{Script=Han}々]+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
const EASTERN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+$/u;
const TWO_SIGN_SURNAMES =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|남궁|황보|제갈|선우)/u;

/** True for one unspaced word that is as long as a whole Chinese, Japanese or Korean name. */
export function isEasternName(word: string): boolean {
  if (HANGUL.test(word)) return word.length >= 2 && word.length <= 4;
  if (HAN.test(word)) return word.length >= 2 && word.length <= 5;
  return EASTERN.test(word) && /[\p{Script=Han}]/u.test(word) && word.length >= 3 && word.length <= 7;
}

/** Chinese, Japanese and Korean names begin with the surname; null for names in other scripts. Unspaced ones are guesses. */
export function splitEastern(words: readonly string[], country: string | null): NameParts | null {
  if (words.length === 0 || !words.every((word) => EASTERN.test(word))) return null;
  const [head = "", ...others] = words;
  if (others.length > 0) {
    // "김 민수", "田中 太郎"; in foreign names written in katakana the given name comes first.
    if (words.every((word) => /^[\p{Script=Katakana}ー]+$/u.test(word)))
      return { first: head, last: others.join(" "), sure: false };
    return { first: others.join(" "), last: head, sure: true };
  }
  if (head.length < 2 || !isEasternName(head)) return { first: head, last: "", sure: false };
  const japanese = country === "JP" || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(head);
  const cut =
    TWO_SIGN_SURNAMES.test(head) || (japanese && head.length > 2) || (HAN.test(head) && head.length > 3)
      ? 2
      : 1;
  return { first: head.slice(cut), last: head.slice(0, cut), sure: false };
}

const LATIN_SURNAMES = new Set(
  "kim lee park choi jung jeong kang cho yoon jang lim han shin seo kwon hwang ahn song hong wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo lin luo zheng nguyen tran pham huynh hoang phan vu vo dang bui ngo le do duong ly".split(
    " ",
  ),
);
/** "Kim", "Nguyen": a common surname of East Asia in Latin letters. */
export const isEasternSurname = (word: string): boolean => LATIN_SURNAMES.has(fold(word));

const SURNAME_FIRST = new Set(["KR", "CN", "TW", "HK", "SG", "VN"]);

/** "Kim Minji", "Nguyen Van An": in Latin letters too the surname mostly comes first there, but not always: a guess. */
export function splitRomanised(words: readonly string[], country: string | null): NameParts | null {
  const [head = "", ...others] = words;
  if (others.length === 0 || country === null || !SURNAME_FIRST.has(country) || !isEasternSurname(head))
    return null;
  return { first: others.join(" "), last: head, sure: false };
}
