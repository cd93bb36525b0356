/** What a row of cells is handed to; false ends the reading. `line` counts from 1. */
export type OnRow = (cells: string[], line: number) => boolean;

/** Where reading ended: the whole text, as the caller wanted, or at a quote (its line) that nothing closes. */
export type SplitEnd =
  | { readonly kind: "end" | "stopped" }
  | { readonly kind: "unclosed"; readonly line: number };

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;

/**
 * Cuts a text into rows of cells as RFC 4180 says, and where it says nothing as spreadsheets do: any of CRLF, LF and
 * CR ends a row, also mixed; a quote counts only at a cell's begin; what follows a closing quote belongs to the cell.
 */
export function splitRows(text: string, delimiter: string, onRow: OnRow): SplitEnd {
  const mark = delimiter.charCodeAt(0);
  const size = text.length;
  let cells: string[] = [];
  let at = 0;
  let line = 1;
  let firstLine = 1;
  while (at < size) {
    const quote = openingQuote(text, at, mark);
    let begin = at;
    let quoted: string | null = null;
    if (quote !== -1) {
      const end = closingQuote(text, quote);
      if (end === -1 || swallowed(text, quote, end, mark)) return { kind: "unclosed", line };
      quoted = text.slice(quote + 1, end);
      if (quoted.includes('"')) quoted = quoted.replaceAll('""', '"');
      line += lineBreaks(quoted);
      begin = end + 1;
    }
    at = begin;
    let code = text.charCodeAt(at);
    while (at < size && code !== mark && code !== LF && code !== CR) {
      at += 1;
      code = text.charCodeAt(at);
    }
    const plain = text.slice(begin, at);
    cells.push(quoted === null ? plain : quoted + plain.trimEnd());
    if (at < size && code === mark) {
      at += 1;
      if (at < size) continue;
      cells.push("");
    } else at += code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    line += 1;
    if (!onRow(cells, firstLine)) return { kind: "stopped" };
    cells = [];
    firstLine = line;
  }
  return { kind: "end" };
}

/** The place of the quote that a cell begins with, spaces before it allowed; -1 where it begins with none. */
function openingQuote(text: string, from: number, mark: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE && mark !== SPACE) at += 1;
  return text.charCodeAt(at) === QUOTE && mark !== QUOTE ? at : -1;
}

function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/** A quote that was never meant to open anything "closes" rows later at another cell's opening quote. */
function swallowed(text: string, opening: number, closing: number, mark: number): boolean {
  let at = closing + 1;
  while (text.charCodeAt(at) === SPACE) at += 1;
  const next = text.charCodeAt(at);
  if (at >= text.length || next === mark || next === LF || next === CR) return false;
  return /[\r\n]/.test(text.slice(opening, closing));
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}
