import "server-only";

const MAX_LENGTH = 500;
const MAX_INPUT = 20_000;
const REMOVED = "[removed]";

/** What the broker's errors are seen to echo: legacy Spring puts the whole token into its messages. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g, REMOVED],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${REMOVED}`],
  [
    /\b((?:access|refresh|id)[_ ]?token\b["']?\s*[:=]\s*)(?:"[^"]*"?|'[^']*'?|[^\s,;&}"']+)/gi,
    `$1${REMOVED}`,
  ],
  [
    /\b((?:password|passwd|pwd|client_secret|secret)\b["']?\s*[:=]\s*)(?:"[^"]*"?|'[^']*'?|[^\s,;&}"']+)/gi,
    `$1${REMOVED}`,
  ],
];

/** Line ends, other control characters, and the marks that turn or hide text on a screen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const SHORT_ESCAPES: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * The broker's text, fit to keep: without `secrets` (the call's own, in plain and encoded form) and without
 * anything that looks like one, control characters escaped, at most 500 characters; null when nothing is left.
 */
export function redact(text: string, secrets: readonly string[] = []): string | null {
  let clean = text;
  for (const secret of secrets) {
    if (secret === "") continue;
    for (const form of new Set([
      secret,
      encodeURIComponent(secret.toWellFormed()),
      JSON.stringify(secret).slice(1, -1),
    ])) {
      clean = clean.replaceAll(form, REMOVED);
    }
  }
  clean = clean.slice(0, MAX_INPUT);
  for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
  clean = clean.trim().replace(UNSAFE, escapeCharacter);
  if (clean === "") return null;
  return clean.length <= MAX_LENGTH ? clean : `${clean.slice(0, MAX_LENGTH - 1).toWellFormed()}…`;
}

function escapeCharacter(character: string): string {
  return SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
