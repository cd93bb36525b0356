import { localWords } from "./paste-email.ts";
import { isGivenName } from "./paste-given-names.ts";
import type { NameParts } from "./paste-name-order.ts";
import { fold } from "./paste-text.ts";

type Guess = { readonly value: string; readonly sure: boolean };
export type NameFields = { firstName?: Guess; lastName?: Guess };

/** The name's fields; a missing part is guessed from the email's local part ("jan.nowak@"), never as sure. */
export function completeFromEmail(name: NameParts | null, email: string | null): NameFields {
  const fields: NameFields = {};
  if (name?.first) fields.firstName = { value: name.first, sure: name.sure };
  if (name?.last) fields.lastName = { value: name.last, sure: name.sure };
  if ((name?.first && name.last) || email === null) return fields;
  const guess = guessFrom(localWords(email));
  if (!name || (!name.first && !name.last)) {
    if (guess.first) fields.firstName = { value: guess.first, sure: false };
    if (guess.last) fields.lastName = { value: guess.last, sure: false };
    return fields;
  }
  // A part that is there must agree with the email before the email is believed on the other.
  if (name.first && guess.last && agrees(name.first, guess.first) && !agrees(name.first, guess.last)) {
    fields.lastName = { value: guess.last, sure: false };
  }
  if (name.last && guess.first && agrees(name.last, guess.last))
    fields.firstName = { value: guess.first, sure: false };
  return fields;
}

function agrees(name: string, guess: string): boolean {
  return guess !== "" && fold(name).split(/[\s-]/u).includes(fold(guess));
}

function guessFrom(words: readonly string[]): { first: string; last: string } {
  const [one = "", two = ""] = words;
  if (words.length === 1) return { first: isGivenName(one) ? titled(one) : "", last: "" };
  if (words.length !== 2) return { first: "", last: "" };
  const initial = [...one].length === 1 || [...two].length === 1;
  if (initial) return { first: "", last: titled(one.length > two.length ? one : two) };
  const swapped = isGivenName(two) && !isGivenName(one);
  return swapped ? { first: titled(two), last: titled(one) } : { first: titled(one), last: titled(two) };
}

function titled(word: string): string {
  return word.replace(
    /(^|[-'])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
