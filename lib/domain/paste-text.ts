/** Characters of a pasted text that are read; a lead never needs more, and it bounds the time taken. */
export const PASTE_LIMIT = 10_000;

/** Stands where something was recognised and taken out, so that what stood on both sides is never joined. */
export const GAP = "\ue000";

// Private use goes too: GAP and its like must come from here alone.
const INVISIBLE = /\ufe0f|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000-\ue00f\ufeff]/gu;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f]/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** The text as the readers expect it: one kind of space, dash, apostrophe, line end and digit; at most PASTE_LIMIT. */
export function normalisePaste(text: string): string {
  return text
    .slice(0, PASTE_LIMIT)
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029\v\f]/gu, "\n")
    .replace(CONTROLS, " ")
    .replace(INVISIBLE, "")
    .replace(SPACES, " ")
    .replace(FULL_WIDTH, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replace(EASTERN_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[‐‑‒]/gu, "-")
    .replace(/[’ʼ`´]/gu, "'")
    .replace(/[،、，]/gu, ",")
    .replace(/[؛；]/gu, ";")
    .replace(/。/gu, ". ")
    .replace(/ ?[([](?:at|AT|małpa|arroba)[)\]] ?/gu, "@")
    .replace(/ ?[([](?:dot|DOT|kropka|punkt|punto)[)\]] ?/gu, ".");
}

const PLAIN: { readonly [letter: string]: string } = {
  ł: "l",
  ø: "o",
  đ: "d",
  ß: "ss",
  ı: "i",
  æ: "ae",
  œ: "oe",
  ё: "е",
};

/** For comparing only: lower case, without accents. */
export function fold(text: string): string {
  // Most words are plain: unaccented letters need no decomposing.
  if (/^[\w\s.'-]*$/u.test(text)) return text.toLowerCase();
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđßıæœё]/gu, (letter) => PLAIN[letter] ?? letter);
}

/** Folded words with one space between: "E-mail*" is "e mail". */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Takes the given characters off the end; a regular expression would try every run of them in the text. */
export function trimEndOf(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

export function digitsOf(text: string): string {
  return text.replace(/\D/gu, "");
}

/** Cuts one line into cells; a cell that begins with a double quote may hold the separator. */
export function splitCells(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"' && (quoted || cell.trim() === "")) {
      if (quoted && line[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = !quoted;
    } else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  cells.push(cell.trim());
  return cells;
}
