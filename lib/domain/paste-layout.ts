import { findBareLabels, findLabels, isPersonLabel, type Label, labelOf } from "./paste-labels.ts";
import { digitsOf, splitCells } from "./paste-text.ts";
import { readCard } from "./paste-vcard.ts";

/** A stretch of the text that means one thing. `text` loses what is recognised; what stays of it is rest. */
export type Segment = {
  /** The label as written, given back with the rest where nothing of the value was used. */
  readonly heading: string;
  label: Label | null;
  text: string;
  /** True where it stood in a cell or on a line of its own. */
  readonly cell: boolean;
};

const MOST_CELLS = 300;
const SEPARATORS = ["\t", ";", "|", ","] as const;

/** Cuts a normalised text into segments: vCard, header with a data row, labels, cells, or plain lines. */
export function layOut(text: string): Segment[] {
  const card = readCard(text);
  if (card) return card;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const table = readTable(lines);
  if (table) return table;
  const { first, others } = firstLead(lines);
  return [...readLines(first), ...others.map(aside)];
}

const aside = (text: string): Segment => ({ heading: "", label: "aside", text, cell: true });

/** A header row directly above a data row; further rows are other leads and are left aside. */
function readTable(lines: readonly string[]): Segment[] | null {
  for (const [at, line] of lines.slice(0, 3).entries()) {
    const data = lines[at + 1];
    if (data === undefined || line.includes("@") || digitsOf(line).length > 5) continue;
    for (const separator of SEPARATORS) {
      const segments = pair(splitCells(line, separator), splitCells(data, separator));
      if (segments)
        return [...segments, ...lines.filter((_, row) => row !== at && row !== at + 1).map(aside)];
    }
    const spaced = pair(line.trim().split(/ {2,}/u), data.trim().split(/ {2,}/u));
    if (spaced) return spaced;
  }
  return null;
}

function pair(header: readonly string[], data: readonly string[]): Segment[] | null {
  const labels = header.map(labelOf);
  const known = labels.filter(isPersonLabel).length;
  if (known < 2 || data.length < 2 || data.filter((cell) => labelOf(cell)).length > 1) return null;
  return data.map((text, at) => ({
    heading: header[at] ?? "",
    label: labels[at] ?? "other",
    text,
    cell: true,
  }));
}

/** Where several lines are a lead each, only the first is read: the form holds one. */
function firstLead(lines: readonly string[]): { first: string[]; others: string[] } {
  const whole = lines.filter((line) => {
    const words = line.match(/(?<![\p{L}@.])\p{L}{2,}(?![\p{L}@.:])/gu) ?? [];
    return (
      line.includes("@") && digitsOf(line).length >= 7 && words.filter((word) => !labelOf(word)).length > 0
    );
  });
  const [first, second] = whole;
  if (first === undefined || second === undefined) return { first: [...lines], others: [] };
  if (lines.length - whole.length > 1) return { first: [...lines], others: [] };
  return { first: [first], others: lines.filter((line) => line !== first) };
}

function readLines(lines: readonly string[]): Segment[] {
  const cells = lines.flatMap((line) => {
    const parts = cellsOf(line);
    return parts.map((text) => ({ text, alone: parts.length === 1 }));
  });
  const segments: Segment[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    // A lead has some dozen cells: whatever comes after very many is a page, and rest.
    if (at > MOST_CELLS) {
      segments.push(
        aside(
          cells
            .slice(at)
            .map((each) => each.text)
            .join(" "),
        ),
      );
      break;
    }
    const next = cells[at + 1];
    if (!cell) continue;
    const label = labelOf(cell.text);
    const labels =
      next && !labelOf(next.text) && findLabels(next.text).length === 0 && cell.alone === next.alone;
    if (label && next && labels) {
      segments.push({ heading: cell.text, label, text: next.text, cell: true });
      at += 1;
    } else segments.push(...readCell(cell.text));
  }
  return segments;
}

function cellsOf(line: string): string[] {
  const quoted = line.includes('","') || line.includes('", "');
  const separator = quoted ? "," : (SEPARATORS.find((each) => each !== "," && line.includes(each)) ?? "");
  const cells = separator === "" ? [line.trim()] : splitCells(line, separator);
  return cells.filter((cell) => cell !== "");
}

function readCell(text: string): Segment[] {
  const marked = findLabels(text);
  const labels = marked.length > 0 ? marked : findBareLabels(text);
  const segments: Segment[] = [];
  const before = text.slice(0, labels[0]?.start ?? text.length);
  if (before.trim() !== "")
    segments.push({ heading: "", label: null, text: before, cell: labels.length === 0 });
  for (const [at, { start, end, label }] of labels.entries()) {
    const value = text.slice(end, labels[at + 1]?.start ?? text.length);
    segments.push({ heading: text.slice(start, end), label, text: value, cell: true });
  }
  return segments;
}
