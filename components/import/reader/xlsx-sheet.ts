import { MOST_COLUMNS } from "#lib/domain/import-table.ts";
import { type CellContext, cellText, unescapeCell } from "./xlsx-cell.ts";
import { attributeOf, type XmlHandler } from "./xml.ts";

/** A cell holds 32,767 characters at most; what goes beyond is no workbook's. */
const LONGEST_CELL = 100_000;

/** Collects the shared strings: runs of one string are joined, readings above characters left out. */
export class StringReader implements XmlHandler {
  readonly strings: string[] = [];
  #text = "";
  #inText = false;
  #aside = 0;

  open(name: string): void {
    if (name === "si") this.#text = "";
    else if (name === "rPh") this.#aside += 1;
    else if (name === "t") this.#inText = this.#aside === 0;
  }

  close(name: string): void {
    if (name === "si") this.strings.push(unescapeCell(this.#text));
    else if (name === "rPh") this.#aside -= 1;
    else if (name === "t") this.#inText = false;
  }

  text(text: string): void {
    if (this.#text.length < LONGEST_CELL) this.#text += text;
  }

  wantsText(): boolean {
    return this.#inText;
  }
}

/** "C12" is column 2; NaN for what names no column. */
function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const letter = address.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column === 0 ? Number.NaN : column - 1;
}

/** Hands out a sheet's rows as texts. A row is as long as its last cell; empty ones come as well. */
export class SheetReader implements XmlHandler {
  readonly #context: CellContext;
  readonly #onRow: (cells: string[]) => void;
  #cells: string[] = [];
  #column = -1;
  #type: string | null = null;
  #style: string | null = null;
  #value = "";
  #inValue = false;
  #aside = 0;

  constructor(context: CellContext, onRow: (cells: string[]) => void) {
    this.#context = context;
    this.#onRow = onRow;
  }

  open(name: string, attributes: string): void {
    if (name === "c") {
      const named = columnOf(attributeOf(attributes, "r") ?? "");
      this.#column = Number.isNaN(named) ? this.#column + 1 : named;
      this.#type = attributeOf(attributes, "t");
      this.#style = attributeOf(attributes, "s");
      this.#value = "";
    } else if (name === "v") this.#inValue = this.#type !== "inlineStr";
    else if (name === "t") this.#inValue = this.#aside === 0 && this.#type === "inlineStr";
    else if (name === "rPh") this.#aside += 1;
    else if (name === "row") {
      this.#cells = [];
      this.#column = -1;
    }
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#inValue = false;
    else if (name === "rPh") this.#aside -= 1;
    else if (name === "c") this.#put(cellText(this.#value, this.#type, this.#style, this.#context));
    else if (name === "row") this.#onRow(this.#cells);
  }

  text(text: string): void {
    if (this.#value.length < LONGEST_CELL) this.#value += text;
  }

  wantsText(): boolean {
    return this.#inValue;
  }

  /** One cell beyond the widest table is kept, so that it is refused as too wide. */
  #put(text: string): void {
    if (text === "" || this.#column < 0) return;
    const column = Math.min(this.#column, MOST_COLUMNS);
    while (this.#cells.length < column) this.#cells.push("");
    this.#cells[column] = text;
  }
}
