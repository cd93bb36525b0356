import { looksLikeData, looksLikeEmail, looksLikeLabel } from "./import-looks.ts";
import { splitRows } from "./import-split.ts";

/** In the order in which one wins where nothing else tells. */
const DELIMITERS = [",", ";", "\t", "|", "^", "~", "\u001f"] as const;
const SAMPLE_ROWS = 50;
const SAMPLE_CHARACTERS = 200_000;

/** "sep=;" in the first line, which spreadsheets write and obey; `end` is where the rows begin. */
export function namedDelimiter(text: string): { delimiter: string; end: number } | null {
  const hint = /^"?sep=(.)"?(?:\r\n|\r|\n)/iu.exec(text);
  return hint?.[1] === undefined ? null : { delimiter: hint[1], end: hint[0].length };
}

/** How much sense the text makes when cut by a delimiter: cells with a meaning of their own, then rows of one length. */
function score(text: string, delimiter: string): number {
  const lengths = new Map<number, number>();
  // A header's word stands there once; in the rows below it is a cell like any other.
  const labels = new Set<string>();
  let known = 0;
  let rows = 0;
  splitRows(text, delimiter, (cells) => {
    if (cells.length === 1 && cells[0]?.trim() === "") return true;
    rows += 1;
    lengths.set(cells.length, (lengths.get(cells.length) ?? 0) + 1);
    if (cells.length > 1)
      for (const cell of cells.slice(0, 100)) {
        if (looksLikeEmail(cell)) known += 2;
        else if (looksLikeData(cell)) known += 1;
        else if (rows < 4 && looksLikeLabel(cell)) labels.add(cell);
      }
    return rows < SAMPLE_ROWS;
  });
  const [usual = 1, times = 0] = [...lengths].sort((one, other) => other[1] - one[1])[0] ?? [];
  if (rows === 0 || usual < 2) return known;
  return 10 * (known + labels.size) + (5 * times) / rows + Math.min(usual, 20) / 100;
}

/** The delimiter by which the text's first rows make the most sense; a comma where none does. */
export function guessDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const found = score(sample, delimiter);
    if (found > best.score) best = { delimiter, score: found };
  }
  return best.delimiter;
}
