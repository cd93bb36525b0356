import { countryByEmail } from "./paste-country.ts";
import { findEmails, localWords } from "./paste-email.ts";
import { type FoundCountry, findCountries } from "./paste-find-country.ts";
import { fragmentsOf } from "./paste-fragments.ts";
import { labelOf } from "./paste-labels.ts";
import { layOut, type Segment } from "./paste-layout.ts";
import { completeFromEmail } from "./paste-name-guess.ts";
import { labelledName } from "./paste-name-labels.ts";
import type { NameParts } from "./paste-name-order.ts";
import { findName } from "./paste-names.ts";
import { type FoundPhone, findPhones, type ParsePhone } from "./paste-phone.ts";
import { setEasternNameApart } from "./paste-phrases.ts";
import { GAP, normalisePaste, trimEndOf } from "./paste-text.ts";
import { looksLikeWholeLead } from "./paste-whole.ts";

export type PasteField = "firstName" | "lastName" | "email" | "phone" | "country";
/** `sure` is false for a guess, which the form marks. Country is ISO 3166-1 alpha-2, phone E.164 where it can be read. */
export type PastedValue = { readonly value: string; readonly sure: boolean };
export type PastedLead = {
  readonly fields: Partial<Record<PasteField, PastedValue>>;
  /** What was not recognised, in the text's order. */
  readonly rest: string;
};
export type PasteContext = {
  /** ISO 3166-1 alpha-2, the country in which phones without a calling code are read first. */
  readonly defaultCountry: string | null;
  readonly parsePhone: ParsePhone;
};

/**
 * Splits a pasted text into the fields of a lead. Null where neither an email nor a phone is recognised, and for a
 * single plain value (see `looksLikeWholeLead`): the text then stays where it was pasted. Names keep their letters as
 * written, capitals included. Never throws; reads at most 10,000 characters.
 */
export function parsePasted(text: string, { defaultCountry, parsePhone }: PasteContext): PastedLead | null {
  if (!looksLikeWholeLead(text)) return null;
  const segments = layOut(setEasternNameApart(normalisePaste(text)));
  const email = takeEmail(segments);
  const countries = findCountries(segments);
  const stated = countries.find((country) => !country.doubtful) ?? null;
  const hint = email === null ? null : countryByEmail(email);
  const homes = { said: stated?.code ?? null, usual: defaultCountry, hint };
  const phone = findPhones(segments, homes, parsePhone)[0] ?? null;
  if (email === null && phone === null) return null;
  if (phone) take(phone.segment, withLabel(phone.segment.text, phone.start), phone.end);
  const agreed = stated ?? countries.find((each) => each.code === phone?.country) ?? null;
  if (agreed) take(agreed.segment, agreed.start, agreed.end);
  const name = takeName(segments, email, agreed?.code ?? phone?.country ?? hint);
  const named = agreed ?? leftOver(countries);
  if (named) take(named.segment, named.start, named.end);
  const country = named ? judged(named, phone) : guessed(phone, hint, defaultCountry);
  return {
    fields: {
      ...completeFromEmail(name, email),
      ...(email === null ? {} : { email: { value: email, sure: true } }),
      ...(phone ? { phone: { value: phone.value, sure: phone.sure } } : {}),
      ...(country ? { country } : {}),
    },
    rest: restOf(segments),
  };
}

/** Lengths stay, so that every place found before still holds. */
function take(segment: Segment, start: number, end: number): void {
  segment.text = segment.text.slice(0, start) + GAP.repeat(end - start) + segment.text.slice(end);
}

/** Takes "tel." or "mail" in front of a value along, or it would be left over as rest. */
function withLabel(text: string, start: number): number {
  const words = [...text.slice(Math.max(0, start - 30), start).matchAll(/[\p{L}][\p{L}.-]*[\s.:]*/gu)].slice(
    -2,
  );
  for (const word of words) {
    const from = Math.max(0, start - 30) + word.index;
    const label = labelOf(text.slice(from, start));
    if (label === "email" || label === "phone" || label === "mobile" || label === "landline") return from;
  }
  return start;
}

function takeEmail(segments: readonly Segment[]): string | null {
  const order = [...segments].sort((one, two) => emailRank(one) - emailRank(two));
  for (const segment of order) {
    const [email] = segment.label === "aside" ? [] : findEmails(segment.text);
    if (!email) continue;
    take(segment, withLabel(segment.text, email.start), email.end);
    return email.value;
  }
  return null;
}

function emailRank({ label }: Segment): number {
  if (label === "email") return 0;
  return label === "other" || label === "number" ? 2 : 1;
}

function takeName(
  segments: readonly Segment[],
  email: string | null,
  country: string | null,
): NameParts | null {
  const hints = { country, locals: email === null ? [] : localWords(email) };
  const open = segments.filter(({ label }) => label !== "aside" && label !== "number");
  // Behind the comma after a company or a city, the person may stand.
  const fragments = fragmentsOf(open).filter(
    ({ segment, link }) => segment.label !== "other" || link !== "start",
  );
  const name = labelledName(segments, hints) ?? findName(fragments, hints);
  for (const { fragment, from, to } of name?.spans ?? []) {
    for (const word of fragment.words.slice(from, to)) {
      take(fragment.segment, word.start, word.end);
    }
  }
  return name;
}

/** "Jordan" in a cell of its own is a country after all when no name took it. */
function leftOver(countries: readonly FoundCountry[]): FoundCountry | null {
  return (
    countries.find(
      ({ segment, start, end, sure }) =>
        sure && end - start > 3 && !segment.text.slice(start, end).includes(GAP),
    ) ?? null
  );
}

/** Islands with Britain's calling code: a person who says UK may well have a number from there. */
const CHANNEL: ReadonlySet<string> = new Set(["GG", "JE", "IM"]);

function judged({ code, sure, doubtful, segment }: FoundCountry, phone: FoundPhone | null): PastedValue {
  const agrees = phone?.country === code;
  const foreign = phone?.international === true && phone.country !== null && !agrees;
  const clash = foreign && !(code === "GB" && CHANNEL.has(phone.country ?? ""));
  return { value: code, sure: agrees || segment.label === "country" || (sure && !doubtful && !clash) };
}

/** No country is named: the calling code tells it, else the phone or the email's ending hints at it. */
function guessed(phone: FoundPhone | null, hint: string | null, usual: string | null): PastedValue | null {
  const home = phone?.country ?? null;
  if (phone?.international && home !== null) return { value: home, sure: phone.sure };
  if (home !== null && home !== usual) return { value: home, sure: false };
  return hint !== null && (home === null || home === hint) ? { value: hint, sure: false } : null;
}

/** What is left, with the label of a value of which nothing was used. */
function restOf(segments: readonly Segment[]): string {
  const left = segments.map(({ heading, label, text }) => {
    const used = text.includes(GAP) || label === null;
    const value = clean(text);
    return value === "" || used ? value : clean(`${heading.replace(/\s*[:=]\s*$/u, "")}: ${value}`);
  });
  return left.filter((part) => part !== "").join(" ");
}

/** Without gaps and the punctuation that stood between what was taken. */
function clean(text: string): string {
  const words = text.replaceAll(GAP, " ").split(/\s+/u);
  const joined = words
    .filter((word) => /[\p{L}\p{N}\p{Sc}\p{So}]/u.test(word))
    .join(" ")
    .replace(/ ?([,;])(?!\d)[ ,;]*/gu, "$1 ")
    .replace(/^[\s,;:|.]+/u, "");
  return trimEndOf(joined, " ,;:|");
}
