import { err, ok, type Result } from "./result.ts";

export type Email = {
  /** As typed, trimmed, its letters composed (NFC) as RFC 6532 asks for in mail, its domain in punycode. */
  readonly address: string;
  /** For comparing: lower-cased, and composed again, since a small letter may have a form that its capital lacks. */
  readonly key: string;
};

export const EMAIL_MESSAGES = {
  empty: "Enter the email address.",
  "too-long": "An email address has at most 255 characters.",
  invisible: "The email address has an invisible character in it; type it again.",
  space: "An email address has no spaces.",
  at: "An email address has one @ between a name and a domain.",
  local: "The part before the @ cannot be part of an email address.",
  domain: "The part after the @ is no domain, such as example.com.",
} as const;
export type EmailFault = keyof typeof EMAIL_MESSAGES;

/** The broker's column, in characters. */
const MAX_EMAIL_LENGTH = 255;

/** Characters as databases count them, Unicode code points: an emoji or a rare Han letter is one. */
export const countCharacters = (text: string): number => [...text].length;

/** Letters of any script and what RFC 5322 allows unquoted, with single dots between. */
const LOCAL =
  /^[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const ASCII_DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z][a-z0-9-]{0,61}[a-z0-9])$/i;

/** The domain in ASCII, or null where it is none. ASCII stays as typed; everything else goes through the URL parser's IDNA. */
function asciiDomain(domain: string): string | null {
  if (/^[\x20-\x7e]*$/.test(domain)) return ASCII_DOMAIN.test(domain) ? domain : null;
  if (!/^[\p{L}\p{M}\p{N}.。．｡・·-]+$/u.test(domain)) return null;
  if (!URL.canParse(`http://${domain}`)) return null;
  const { hostname } = new URL(`http://${domain}`);
  return ASCII_DOMAIN.test(hostname) ? hostname : null;
}

/** Says what an address is, or why the text is none (words in EMAIL_MESSAGES). */
export function parseEmail(text: string): Result<Email, EmailFault> {
  const typed = text.trim().normalize("NFC");
  if (typed === "") return err("empty");
  if (countCharacters(typed) > MAX_EMAIL_LENGTH) return err("too-long");
  if (/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(typed)) return err("invisible");
  if (/\s/u.test(typed)) return err("space");
  const at = typed.indexOf("@");
  const local = typed.slice(0, at);
  const domain = typed.slice(at + 1);
  if (at < 1 || domain === "" || domain.includes("@")) return err("at");
  if (!LOCAL.test(local)) return err("local");
  const ascii = asciiDomain(domain);
  if (ascii === null) return err("domain");
  const address = `${local}@${ascii}`;
  return countCharacters(address) > MAX_EMAIL_LENGTH
    ? err("too-long")
    : ok({ address, key: address.toLowerCase().normalize("NFC") });
}
