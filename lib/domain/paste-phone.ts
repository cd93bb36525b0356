import { labelBefore } from "./paste-labels.ts";
import type { Segment } from "./paste-layout.ts";
import { hideOtherNumbers } from "./paste-not-phone.ts";
import { type Reading, readNumber } from "./paste-phone-number.ts";
import { isCalledSecond } from "./paste-second-phone.ts";
import { digitsOf, trimEndOf } from "./paste-text.ts";
import { plainPhoneText } from "./phone-text.ts";

export type ParsePhone = (
  text: string,
  country: string | null,
) => { e164: string; country: string | null; valid: boolean } | null;

export type FoundPhone = {
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
  /** E.164, or as written where a labelled number cannot be read. */
  readonly value: string;
  readonly country: string | null;
  /** Written with its calling code, so its country is not a guess. */
  readonly international: boolean;
  readonly sure: boolean;
  readonly rank: number;
};

/** Countries to read a number without a calling code in: what the text says, the desk's default, a hint. */
export type PhoneCountries = {
  readonly said: string | null;
  readonly usual: string | null;
  readonly hint: string | null;
};

const RUN = /[+\d(][\d ().\-–/+]*/gu;
/** One number of a run: a plus begins the next, and so does a slash with spaces around. */
const PIECE = /(?:\(?\+)?(?:(?! \/ |\(?\+).)+/gu;
const MOST_PARSES = 60;
const MOST_TOKENS = 8;

/** Every number of the segments that can be a phone, best first: valid, then mobile, then as written. */
export function findPhones(
  segments: readonly Segment[],
  countries: PhoneCountries,
  parse: ParsePhone,
): FoundPhone[] {
  const found: FoundPhone[] = [];
  let parses = 0;
  const read = (text: string): Reading | null => {
    parses += 1;
    return parses > MOST_PARSES ? null : readNumber(text, countries, parse);
  };
  for (const [at, segment] of segments.entries()) {
    if (segment.label === "aside" || segment.label === "number") continue;
    const text = hideOtherNumbers(segment.text, saysPhone(segment));
    // What is said before a label stands in the segment before.
    const lead = `${segments[at - 1]?.text.slice(-60) ?? ""} ${segment.heading}`;
    for (const run of text.matchAll(RUN)) found.push(...readRun(segment, text, run, lead, read));
  }
  return found.sort((one, two) => two.rank - one.rank);
}

const saysPhone = ({ label }: Segment): boolean =>
  label === "phone" || label === "mobile" || label === "landline";

function rankOf(label: Segment["label"]): number {
  if (label === "mobile") return 4;
  return label === "phone" ? 2 : label === "landline" ? -1 : 0;
}

function readRun(
  segment: Segment,
  text: string,
  run: RegExpExecArray,
  lead: string,
  read: (text: string) => Reading | null,
): FoundPhone[] {
  const labelled = saysPhone(segment);
  if (digitsOf(run[0]).length < (labelled ? 5 : 7)) return [];
  const before = text.slice(0, run.index);
  const label = labelBefore(before) ?? (labelled ? segment.label : null);
  if (label === "number") return [];
  if (/[#№_]\s?$/u.test(before) || (label === null && /[\p{Script=Latin}\p{Script=Cyrillic}]$/u.test(before)))
    return [];
  const after = text.slice(run.index + run[0].length);
  if (
    /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(after) &&
    /\d$/u.test(run[0]) &&
    !/^(?:ext|x|wew|доб)/iu.test(after)
  )
    return [];
  // A company's or an address's own line holds house numbers and the like: only a clear number counts there.
  if (segment.label === "other" && label === null && !run[0].includes("+")) return [];
  const found: FoundPhone[] = [];
  for (const piece of run[0].matchAll(PIECE)) {
    const hit = bestPart(piece[0], label !== null, read);
    if (!hit) continue;
    const start = run.index + piece.index + hit.start;
    const second = isCalledSecond(`${lead}${before}`);
    const rank = (hit.valid ? 10 : 0) - (hit.weak ? 5 : 0) + (second ? -1 : rankOf(label));
    found.push({ ...hit, segment, start, end: start + hit.length, rank });
  }
  return found;
}

type Hit = Reading & { start: number; length: number; weak: boolean };

/** The whole of a run of digits where it is a phone, else the longest valid part between its spaces. */
function bestPart(piece: string, labelled: boolean, read: (text: string) => Reading | null): Hit | null {
  const digits = digitsOf(piece).length;
  const trimmed = trimEndOf(piece, " .(/–-");
  const whole = digits <= 17 ? read(plainPhoneText(trimmed)) : null;
  if (whole?.valid)
    return { ...whole, start: 0, length: trimmed.length, weak: !whole.international && !whole.sure };
  const tokens = [...trimmed.matchAll(/[^\s/]+/gu)].slice(0, MOST_TOKENS);
  if (digits <= 18 || piece.startsWith("+")) {
    for (let size = tokens.length - 1; size >= 1; size -= 1) {
      for (let at = 0; at + size <= tokens.length; at += 1) {
        const [first, last] = [tokens[at], tokens[at + size - 1]];
        if (!first || !last) continue;
        const part = trimmed.slice(first.index, last.index + last[0].length);
        const count = digitsOf(part).length;
        const hit = count >= 7 && count <= 15 ? read(part) : null;
        if (hit?.valid) return { ...hit, start: first.index, length: part.length, weak: true };
      }
    }
  }
  if (whole && (labelled || digits >= 9 || whole.international))
    return { ...whole, sure: false, start: 0, length: trimmed.length, weak: true };
  if (!labelled || digits > 15) return null;
  const value = trimmed.trim();
  return {
    value,
    country: null,
    international: false,
    sure: false,
    valid: false,
    start: 0,
    length: trimmed.length,
    weak: true,
  };
}
