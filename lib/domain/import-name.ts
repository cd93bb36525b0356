import { localWords } from "./paste-email.ts";
import { isGivenName } from "./paste-given-names.ts";
import { splitName } from "./paste-name-order.ts";
import { withoutTitles } from "./paste-name-words.ts";

/** First and last name of a whole one. A comma or the column's header can say that the surname comes first. */
export function splitFullName(
  whole: string,
  email: string,
  country: string | null,
  lastNameFirst: boolean,
): { readonly first: string; readonly last: string } {
  const comma = /^([^,]+),\s*([^,]+)$/u.exec(whole);
  if (comma) return { first: (comma[2] ?? "").trim(), last: (comma[1] ?? "").trim() };
  const words = whole.split(/\s+/u);
  const natural = splitName(words, { country, locals: localWords(email) }, true);
  if (!lastNameFirst) return natural;
  const [head = "", ...others] = withoutTitles(words);
  // A known given name in front says that the header was not followed; a compound surname is read as one.
  const isSwapped = isGivenName(head) && !isGivenName(others.at(-1) ?? "");
  if (others.length === 0 || isSwapped || natural.last.startsWith(head)) return natural;
  return { first: others.join(" "), last: head };
}
