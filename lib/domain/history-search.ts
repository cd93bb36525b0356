/** Search in names and emails: without case and accents, all words, in any order. */

const MARKS = /\p{M}+/gu;

/** How texts are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most names need no more, and 50,000 of them are folded for one search.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower.normalize("NFKD").replace(MARKS, "");
}

/** The words of a search, folded; empty where there is nothing to search for. */
export function searchWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}

/** `text` is folded. */
export function hasWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
