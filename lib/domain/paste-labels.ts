import { LABEL_WORDS, type Label } from "./paste-label-words.ts";
import { foldWords } from "./paste-text.ts";

export type { Label };

const MOST_WORDS = 5;
/** Marks looked at in one cell; a lead has a dozen. */
const MOST_MARKS = 200;

const TABLE: ReadonlyMap<string, Label> = (() => {
  const table = new Map<string, Label>();
  const add = (label: Label, words: string) => {
    for (const word of words.split("|")) {
      const key = foldWords(word);
      if (!table.has(key)) table.set(key, label);
      const joined = key.replaceAll(" ", "");
      if (joined.length > 3 && !table.has(joined)) table.set(joined, label);
    }
  };
  // Named one by one because the order decides who owns a word that two lists hold.
  add("firstName", LABEL_WORDS.firstName);
  add("lastName", LABEL_WORDS.lastName);
  add("name", LABEL_WORDS.name);
  add("fullName", LABEL_WORDS.fullName);
  add("lastFirst", LABEL_WORDS.lastFirst);
  add("email", LABEL_WORDS.email);
  add("mobile", LABEL_WORDS.mobile);
  add("phone", LABEL_WORDS.phone);
  add("landline", LABEL_WORDS.landline);
  add("country", LABEL_WORDS.country);
  add("text", LABEL_WORDS.text);
  add("number", LABEL_WORDS.number);
  add("other", LABEL_WORDS.other);
  return table;
})();

/** The meaning of a whole label ("E-Mail*", "Imię i nazwisko", "phone_number"), or null for anything else. */
export function labelOf(text: string): Label | null {
  if (text.length > 60) return null;
  return TABLE.get(foldWords(text)) ?? null;
}

/** A label that a lead form has a field for. */
export function isPersonLabel(label: Label | null): boolean {
  return label !== null && label !== "other" && label !== "number" && label !== "text" && label !== "aside";
}

export type FoundLabel = { readonly start: number; readonly end: number; readonly label: Label };

const WORD = /[^\s,;|{}&!?<>\t]+/gu;

/** Labels with a colon, an equals sign or a dash after them: [start of the label, start of its value). */
export function findLabels(text: string): FoundLabel[] {
  const found: FoundLabel[] = [];
  let from = 0;
  let marks = 0;
  for (const mark of text.matchAll(/[:=]|\s[-–—](?=\s)/gu)) {
    marks += 1;
    if (marks > MOST_MARKS) break;
    const at = mark.index;
    if (text.startsWith("//", at + 1)) continue;
    const dash = mark[0].length > 1;
    const start = Math.max(from, at - 60);
    const label = lastLabel(text.slice(start, at), start, dash);
    if (!label) continue;
    const end = at + mark[0].length;
    found.push({ ...label, end });
    from = end;
  }
  return found;
}

/** The longest label that ends the window; with `whole` it must fill the window. */
function lastLabel(window: string, offset: number, whole: boolean): { start: number; label: Label } | null {
  const cut = Math.max(...[..."\n,;|{}&!?<>"].map((mark) => window.lastIndexOf(mark))) + 1;
  const tail = window.slice(cut);
  const words = [...tail.matchAll(WORD)].slice(-MOST_WORDS);
  for (const [index, word] of words.entries()) {
    if (whole && (index > 0 || tail.slice(0, word.index).trim() !== "")) return null;
    const label = labelOf(tail.slice(word.index));
    if (label) return { start: offset + cut + word.index, label };
  }
  return null;
}

/** Labels without any mark ("Name Jan Nowak Email jan@x.pl"): only where the first word is one and two differ. */
export function findBareLabels(text: string): FoundLabel[] {
  const words = [...text.matchAll(WORD)].slice(0, 60);
  const found: FoundLabel[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const hit = longestFrom(text, words, at);
    if (!hit) {
      if (at === 0) return [];
      continue;
    }
    found.push(hit.found);
    at += hit.words - 1;
  }
  return new Set(found.map((each) => each.label)).size >= 2 ? found : [];
}

function longestFrom(text: string, words: readonly RegExpExecArray[], at: number) {
  const first = words[at];
  if (!first || !/^\p{Lu}|^\p{Lo}/u.test(first[0])) return null;
  for (let count = 3; count >= 1; count -= 1) {
    const last = words[at + count - 1];
    if (!last) continue;
    const end = last.index + last[0].length;
    const label = labelOf(text.slice(first.index, end));
    if (label && isPersonLabel(label) && end - first.index > 2) {
      return { found: { start: first.index, end, label }, words: count };
    }
  }
  return null;
}

const FILLER = new Set(
  "is are jest to ist lautet es e est nr no number numer num numero nummer номер my mon mi me at on pod der die das the при".split(
    " ",
  ),
);

const TELLING: ReadonlySet<Label> = new Set<Label>(["mobile", "phone", "landline", "number"]);

/** What the words just before a number say of it ("tel", "order no"); null where they say nothing. */
export function labelBefore(text: string): Label | null {
  const near = text.slice(-60);
  const cut = Math.max(...[...",;|!?\ue000"].map((mark) => near.lastIndexOf(mark))) + 1;
  const words = foldWords(near.slice(cut)).split(" ").slice(-5);
  for (let end = words.length; end > 0; end -= 1) {
    const one = words[end - 1] ?? "";
    const two = end > 1 ? TABLE.get(`${words[end - 2]} ${one}`) : undefined;
    if (two && TELLING.has(two)) return two;
    if (FILLER.has(one)) continue;
    const label = TABLE.get(one);
    return label && TELLING.has(label) ? label : null;
  }
  return null;
}
