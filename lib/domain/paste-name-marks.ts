import { isGivenName } from "./paste-given-names.ts";
import { isEasternSurname } from "./paste-name-eastern.ts";
import type { NameHints } from "./paste-name-order.ts";
import { isAllCaps, isGeneration, isParticle, isTitle } from "./paste-name-words.ts";
import { fold } from "./paste-text.ts";

/** Countries, departments and words of sales that are hardly anyone's surname. */
const MARKS = new Set(
  "AT AU CA CH CZ DE DK ES EU FI FR GB GR HU IE IT NL PL PT RO SE UAE UK US USA NY CRM FTD HR KYC NEW VIP".split(
    " ",
  ),
);

/**
 * The words of a name without a country's code, a department or a rank behind it ("Hans Müller IT"). A short word in
 * capitals behind two mixed-case ones is no surname, unless these are given names or the email has it. With `natural`,
 * where whatever is left out is lost, only well-known marks go: "Cheikh Tidiane SY" is a whole name.
 */
export function withoutMarks(words: readonly string[], { locals }: NameHints, natural: boolean): string[] {
  let kept = [...words];
  for (;;) {
    const last = kept.at(-1) ?? "";
    const before = kept.slice(0, -1);
    if (last.length > 3 || !isAllCaps(last) || isGeneration(last) || isEasternSurname(last)) return kept;
    if (natural && !MARKS.has(last)) return kept;
    const plain = before.filter((word) => isPlain(word));
    if (plain.length < 2 || plain.every(isGivenName)) return kept;
    if (locals.some((local) => fold(local) === fold(last))) return kept;
    kept = before;
  }
}

function isPlain(word: string): boolean {
  return word.replace(".", "").length > 1 && !isAllCaps(word) && !isParticle(word) && !isTitle(word);
}
