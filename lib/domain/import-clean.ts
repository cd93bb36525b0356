import { guardCell } from "./csv.ts";

/** Zero-width spaces, soft hyphens, byte order marks and the marks that turn the direction of writing. */
const HIDDEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** In an email or a number also what scripts need inside words: joiners, variation selectors. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
const SPACES = /[\s\u00a0]+/gu;
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/u;

/** What no storage takes is left out of a whole text before it is cut: NUL goes, half a character becomes U+FFFD. */
export function storableText(text: string): string {
  return (text.includes("\0") ? text.replaceAll("\0", "") : text).toWellFormed();
}

/** Takes the apostrophe off that our own export puts before what a spreadsheet could run. */
export function unguardCell(text: string): string {
  if (!text.startsWith("'")) return text;
  const bare = text.slice(1);
  return guardCell(bare) === text ? bare : text;
}

/** A cell as a form's text: one line, no hidden characters, no spaces around. The file's own cell stays as it is. */
export function cleanCell(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(HIDDEN, "").replace(SPACES, " ").trim();
}

/** For parts of a lead source, which go out as they are: their spaces belong to them. Blank ones are empty. */
export function cleanPart(text: string): string {
  if (PLAIN.test(text)) return text;
  const clean = text.replace(HIDDEN, "").replace(/[\t\r\n]+/gu, " ");
  return clean.trim() === "" ? "" : clean;
}

/** For emails, phones, codes and dates: nothing invisible at all; an apostrophe that only forces text goes too. */
export function cleanToken(text: string): string {
  const clean = PLAIN.test(text) ? text : cleanCell(text.replace(IGNORABLE, ""));
  return /^'[+\d(]/u.test(clean) ? clean.slice(1) : clean;
}

/** Left where a character could not be read: the file was saved damaged or opened in a wrong encoding. */
export function isDamaged(text: string): boolean {
  return text.includes("\ufffd");
}
