export type FoundEmail = { readonly start: number; readonly end: number; readonly value: string };

const LOCAL = /[\p{L}\p{M}\p{N}._%+'~*-]/u;
const LATIN = /[\p{Script=Latin}\p{N}._%+'~*-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;
const LATIN_DOMAIN = /[\p{Script=Latin}\p{N}.-]/u;
const TOP_LEVEL = /^(?:[\p{L}\p{M}]{2,}|xn--[a-z0-9-]+)$/u;

/**
 * Every email address of a text with the place it takes, `mailto:`, angle brackets and `?subject=` included.
 * Walks outwards from each `@`, so the time is bounded whatever the text.
 */
export function findEmails(text: string): FoundEmail[] {
  const found: FoundEmail[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const email = aroundAt(text, at, from);
    if (!email) continue;
    found.push(email);
    from = email.end;
  }
  return found;
}

function aroundAt(text: string, at: number, from: number): FoundEmail | null {
  const latin = LATIN.test(text.charAt(at - 1));
  let start = at;
  while (start > from && at - start < 64 && (latin ? LATIN : LOCAL).test(text.charAt(start - 1))) start -= 1;
  while (start < at && /[.'~*-]/u.test(text.charAt(start))) start += 1;
  const allowed = LATIN_DOMAIN.test(text.charAt(at + 1)) ? LATIN_DOMAIN : DOMAIN;
  let end = at + 1;
  while (end < text.length && end - at < 254 && allowed.test(text.charAt(end))) end += 1;
  while (end > at + 1 && /[.-]/u.test(text.charAt(end - 1))) end -= 1;
  const labels = text.slice(at + 1, end).split(".");
  const last = labels.at(-1) ?? "";
  if (start === at || text.charAt(at - 1) === "." || labels.length < 2) return null;
  if (labels.includes("") || !TOP_LEVEL.test(last)) return null;
  return { ...widen(text, start, end, from), value: text.slice(start, end) };
}

/** Takes in what only wraps an address, so that it is not left over as rest. */
function widen(text: string, start: number, end: number, from: number): { start: number; end: number } {
  let left = start;
  let right = end;
  const before = text.slice(Math.max(from, left - 8), left).toLowerCase();
  if (before.endsWith("mailto:")) {
    left -= 7;
    if (text.charAt(right) === "?")
      while (right < text.length && !/[\s>"]/u.test(text.charAt(right))) right += 1;
  }
  while (left > from && /[<"']/u.test(text.charAt(left - 1)) && /[>"']/u.test(text.charAt(right))) {
    left -= 1;
    right += 1;
  }
  return { start: left, end: right };
}

const ROLES = new Set(
  "info office contact kontakt biuro sales admin support hello mail email noreply no-reply service team marketing help lead leads test user ventas contacto vendas contato webmaster post buero poczta sekretariat hr jobs shop sklep".split(
    " ",
  ),
);

/** The words of the part before the `@` ("jan.nowak87+x" is jan, nowak); none for addresses of a role such as info@. */
export function localWords(email: string): string[] {
  const local = email.slice(0, email.indexOf("@")).toLowerCase().split("+")[0] ?? "";
  if (ROLES.has(local)) return [];
  const parts =
    local.split(/[._]/u).length > 1 ? local.split(/[^\p{L}\p{M}'-]+/u) : local.split(/[^\p{L}\p{M}']+/u);
  return parts.filter((word) => word !== "");
}
