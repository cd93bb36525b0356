import { isCountryCode } from "./country.ts";
import { type Day, isDay } from "./day-range.ts";
import { countCharacters, EMAIL_MESSAGES, parseEmail } from "./email.ts";
import { hasPipe } from "./lead-source.ts";

/** What is wrong with a text in words for the field, or null. Texts come trimmed. */
export type FieldCheck = (text: string) => string | null;

/** The broker's columns hold 255 characters, counted as code points. */
export const MAX_LENGTH = 255;

/** Control characters and broken surrogates cannot be stored everywhere; joiners and marks of scripts can. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;
const VISIBLE = /[^\s\p{C}\p{Default_Ignorable_Code_Point}]/u;

function tooLong(text: string): string | null {
  const count = countCharacters(text);
  return count > MAX_LENGTH ? `At most ${MAX_LENGTH} characters; this has ${count}.` : null;
}

function storable(text: string): string | null {
  const long = tooLong(text);
  if (long !== null) return long;
  return UNSTORABLE.test(text) ? "This has a hidden character in it; type it again." : null;
}

/** A text that may be empty unless the broker requires it; `missing` asks for it. */
export function textField(missing: string, isRequired: boolean): FieldCheck {
  return (text) => {
    if (!VISIBLE.test(text)) return isRequired || text !== "" ? missing : null;
    return storable(text);
  };
}

export function emailField(text: string): string | null {
  const long = tooLong(text);
  if (long !== null) return long;
  const email = parseEmail(text);
  return email.ok ? null : EMAIL_MESSAGES[email.error];
}

export function countryField(isRequired: boolean): FieldCheck {
  return (code) => {
    if (code === "") return isRequired ? "Choose the country." : null;
    return isCountryCode(code) ? null : "Choose a country from the list.";
  };
}

export function sourceField(text: string): string | null {
  return hasPipe(text) ? "Leave out the | character: it separates the parts." : storable(text);
}

/** A birthday is before `today`, and nobody alive was born before 1900. */
export function birthField(isRequired: boolean, today: Day): FieldCheck {
  return (text) => {
    if (text === "") return isRequired ? "Enter the date of birth." : null;
    if (!isDay(text) || text < "1900-01-01") return "Enter a real date, such as 1990-05-31.";
    return text < today ? null : "The date of birth must be in the past.";
  };
}
