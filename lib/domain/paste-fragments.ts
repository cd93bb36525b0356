import type { Segment } from "./paste-layout.ts";
import { isTitle } from "./paste-name-words.ts";
import { GAP } from "./paste-text.ts";

export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** Words with nothing but spaces between them. */
export type Fragment = {
  readonly segment: Segment;
  readonly words: readonly Word[];
  /** What parts it from the fragment before in its segment. */
  readonly link: "start" | "comma" | "gap" | "mark";
  /** Next to something recognised (an email, a phone), on either side. */
  readonly nearGap: boolean;
  /** The only words of its segment. */
  readonly alone: boolean;
};

const MOST_FRAGMENTS = 300;
const LONGEST_WORD = 60;
const MOST_WORDS = 800;
const WORD = /[\p{L}\p{M}'.-]+/gu;

/** Cuts what is left of each segment at commas, marks, digits and gaps. */
export function fragmentsOf(segments: readonly Segment[]): Fragment[] {
  const all: Fragment[] = [];
  let read = 0;
  for (const segment of segments) {
    if (all.length >= MOST_FRAGMENTS || read >= MOST_WORDS) break;
    const own = inSegment(segment, MOST_FRAGMENTS - all.length, MOST_WORDS - read);
    read += own.reduce((sum, { words }) => sum + words.length, 0);
    all.push(...own.map((fragment) => ({ ...fragment, alone: own.length === 1 })));
  }
  return all;
}

function inSegment(segment: Segment, most: number, mostWords: number): Fragment[] {
  const { text } = segment;
  const fragments: Fragment[] = [];
  let words: Word[] = [];
  let link: Fragment["link"] = "start";
  let before = "";
  const close = (between: string) => {
    if (words.length > 0) {
      const nearGap = before.includes(GAP) || between.includes(GAP);
      fragments.push({ segment, words, link, nearGap, alone: false });
      link = "mark";
      before = "";
    }
    words = [];
    before += between;
    link = fragments.length === 0 ? "start" : linkOf(before);
  };
  let last = 0;
  let counted = 0;
  for (const match of text.matchAll(WORD)) {
    if (fragments.length >= most || counted >= mostWords) break;
    counted += 1;
    const between = text.slice(last, match.index);
    const end = match.index + match[0].length;
    if (/\S/u.test(between)) close(between);
    last = end;
    const glued = /[\d_@&/\\]/u.test(text.charAt(match.index - 1)) || /[\d_@]/u.test(text.charAt(end));
    const word = trimWord(match[0], match.index);
    if (word === null || glued) close(match[0]);
    else {
      words.push(word.word);
      if (word.ends) close(".");
    }
  }
  close(text.slice(last));
  return fragments;
}

function linkOf(between: string): Fragment["link"] {
  if (between.includes(GAP)) return "gap";
  return between.replace(/["\s]/gu, "") === "," ? "comma" : "mark";
}

/** Takes punctuation off a word; a full stop after a longer word ends the sentence, after an initial it stays. */
function trimWord(raw: string, start: number): { word: Word; ends: boolean } | null {
  if (raw.length > LONGEST_WORD) return null;
  const lead = raw.length - raw.replace(/^[^\p{L}]+/u, "").length;
  let text = raw.slice(lead).replace(/['-]+$/u, "");
  if (text === "") return null;
  let ends = false;
  const stops = /\.+$/u.exec(text)?.[0].length ?? 0;
  if (stops > 0) {
    const bare = text.slice(0, -stops);
    const abbreviation = stops === 1 && (bare.length === 1 || bare.includes(".") || isTitle(bare));
    if (!abbreviation) {
      text = bare;
      ends = true;
    }
  }
  return { word: { text, start: start + lead, end: start + lead + text.length }, ends };
}
