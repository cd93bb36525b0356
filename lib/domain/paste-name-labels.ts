import { type Fragment, fragmentsOf } from "./paste-fragments.ts";
import { isGivenName } from "./paste-given-names.ts";
import type { Label } from "./paste-labels.ts";
import type { Segment } from "./paste-layout.ts";
import { withoutMarks } from "./paste-name-marks.ts";
import { type NameHints, type NameParts, splitName } from "./paste-name-order.ts";
import { pairOf } from "./paste-name-pairs.ts";
import { isCapitalised, isSurnameToo, stopsName, withoutTitles } from "./paste-name-words.ts";
import type { Span } from "./paste-names.ts";

export type LabelledName = NameParts & { readonly spans: readonly Span[] };

/** The name that labels name: first and last apart, or a full one. Null where no label of a name has a value. */
export function labelledName(segments: readonly Segment[], hints: NameHints): LabelledName | null {
  const pick = (label: Label) => {
    for (const segment of segments) {
      if (segment.label !== label) continue;
      const value = valueIn(segment);
      if (value) return value;
    }
    return null;
  };
  const name = pick("name");
  const [labelledFirst, labelledLast] = [pick("firstName"), pick("lastName")];
  // "Name: Nowak, Vorname: Jan" in German, "Nombre: Jan, Apellidos: …" in Spanish: the other label decides.
  const first = labelledFirst ?? (labelledLast ? name : null);
  const last = labelledLast ?? (labelledFirst ? name : null);
  if (first && last) return joined(first.words, last.words, [first.span, last.span]);
  const full = pick("fullName") ?? (first || last ? null : name);
  const reversed = pick("lastFirst");
  const other = full ?? reversed;
  if (first && !other) {
    const alone = first.words.length === 1 || first.words.every(isGivenName);
    return alone
      ? joined(first.words, [], [first.span])
      : { ...splitName(first.words, hints), spans: [first.span] };
  }
  if (last && !other) return joined([], last.words, [last.span]);
  if (full) return wholeName(full, hints);
  return reversed ? surnameFirst(reversed, hints) : null;
}

type Value = { readonly words: string[]; readonly span: Span; readonly next: Fragment | undefined };

/** The words after a label, up to a mark, a stop word or the end of the capitals. */
function valueIn(segment: Segment): Value | null {
  const [fragment, next] = fragmentsOf([segment]);
  if (!fragment || fragment.link === "gap") return null;
  const words = fragment.words.map((word) => word.text);
  const capital = isCapitalised(words[0] ?? "");
  let end = 0;
  while (end < words.length && end < 7) {
    const word = words[end] ?? "";
    const stops = stopsName(words, end) && !isSurnameToo(word);
    if (end > 0 && (stops || (capital && !isCapitalised(word)))) break;
    end += 1;
  }
  return end === 0 ? null : { words: words.slice(0, end), span: { fragment, from: 0, to: end }, next };
}

function joined(first: readonly string[], last: readonly string[], spans: readonly Span[]): LabelledName {
  const text = (words: readonly string[]) => withoutTitles(words).join(" ");
  return { first: text(first), last: text(last), sure: true, spans };
}

function wholeName({ words, span, next }: Value, hints: NameHints): LabelledName {
  const free = (fragment: Fragment): Fragment => ({
    ...fragment,
    segment: { ...fragment.segment, label: null },
  });
  const comma = next && words.length === span.fragment.words.length && next.words.length < 3;
  const shared = comma ? free(span.fragment) : null;
  const pair = shared && next ? pairOf(shared, { ...next, segment: shared.segment }, hints) : null;
  const known = words.length > 1 && words.some(isGivenName);
  if (pair && next && pair.score >= 3 && !known) {
    return { ...pair, spans: [span, { fragment: next, from: 0, to: next.words.length }] };
  }
  const own = withoutMarks(words, hints, true);
  return { ...splitName(own, hints, true), spans: [{ ...span, to: own.length }] };
}

/** "ФИО: Иванов Иван Иванович", "Nazwisko i imię: van der Berg Jan". */
function surnameFirst({ words, span }: Value, hints: NameHints): LabelledName {
  const plain = withoutTitles(words);
  const natural = splitName(plain, hints);
  const [head = "", ...others] = plain;
  if (natural.last.startsWith(head) || others.length === 0) return { ...natural, sure: true, spans: [span] };
  // A known given name in front says that the label was not followed.
  const swapped = isGivenName(head) && !isGivenName(others.at(-1) ?? "");
  if (swapped) return { ...natural, sure: false, spans: [span] };
  return { first: others.join(" "), last: head, sure: true, spans: [span] };
}
