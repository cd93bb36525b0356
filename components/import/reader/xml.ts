/** What is done with the parts of an XML text. Names come without their namespace's prefix. */
export type XmlHandler = {
  /** `attributes` is the raw text behind the name, for `attributeOf`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Called for text where `wantsText` says so; it may come in several pieces. */
  text(text: string): void;
  wantsText(): boolean;
};

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function character(code: number): string {
  return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
}

/** The five named entities and numbers; others (a document could define them) stay as they stand. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    if (decimal !== undefined) return character(Number(decimal));
    return NAMED[name ?? ""] ?? whole;
  });
}

/** The value of an attribute, its namespace's prefix not counted; null where it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  let from = 0;
  for (;;) {
    const at = attributes.indexOf(`${name}=`, from);
    if (at === -1) return null;
    const before = attributes.charCodeAt(at - 1);
    from = at + name.length + 1;
    // A space or a colon before it, else it is the end of a longer name.
    if (at > 0 && before !== 0x3a && before > 0x20) continue;
    const quote = attributes.charAt(from);
    const end = attributes.indexOf(quote, from + 1);
    if ((quote === '"' || quote === "'") && end !== -1) return unescapeXml(attributes.slice(from + 1, end));
  }
}

/** More than any attribute or comment of a workbook needs. */
const LONGEST_TAG = 1_000_000;
const LONGEST_ENTITY = 10;

/** Where the text ends, or the entity begins that its end may have cut through. */
function beforeEntity(text: string, from: number): number {
  const at = text.lastIndexOf("&");
  return at >= from && text.length - at < LONGEST_ENTITY && !text.includes(";", at) ? at : text.length;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Reads XML that comes in pieces. It knows what workbooks are made of, and no document types. */
export class XmlReader {
  readonly #handler: XmlHandler;
  #rest = "";

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** Throws a RangeError for a tag that does not end: no workbook has one, and nothing is kept without limit. */
  feed(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf("<", at);
      // An entity may go on in the next piece.
      const stop = open === -1 ? beforeEntity(text, at) : open;
      if (stop > at && this.#handler.wantsText()) this.#handler.text(unescapeXml(text.slice(at, stop)));
      at = stop;
      const end = open === -1 ? -1 : tagEnd(text, open);
      if (end === -1) break;
      this.#tag(text, open, end);
      at = end;
    }
    if (text.length - at > LONGEST_TAG) throw new RangeError("The XML has a tag without an end.");
    this.#rest = text.slice(at);
  }

  #tag(text: string, open: number, end: number): void {
    const first = text.charAt(open + 1);
    if (first === "/") this.#handler.close(localName(text.slice(open + 2, end - 1).trimEnd()));
    else if (first === "!") {
      if (text.startsWith("<![CDATA[", open) && this.#handler.wantsText())
        this.#handler.text(text.slice(open + 9, end - 3));
    } else if (first !== "?") {
      const isClosed = text.charAt(end - 2) === "/";
      const stop = isClosed ? end - 2 : end - 1;
      let nameEnd = open + 1;
      while (nameEnd < stop && text.charCodeAt(nameEnd) > 0x20) nameEnd += 1;
      const name = localName(text.slice(open + 1, nameEnd));
      this.#handler.open(name, text.slice(nameEnd, stop));
      if (isClosed) this.#handler.close(name);
    }
  }
}

/** Where what begins at `open` ends; -1 where the end has not come yet. A `>` may stand inside quotes. */
function tagEnd(text: string, open: number): number {
  const after = (mark: string) => {
    const at = text.indexOf(mark, open);
    return at === -1 ? -1 : at + mark.length;
  };
  if (text.startsWith("<!--", open)) return after("-->");
  if (text.startsWith("<![CDATA[", open)) return after("]]>");
  // "<" or "<!" alone may still become one of the two.
  if (text.length - open < 9 && "<![CDATA[".startsWith(text.slice(open))) return -1;
  let end = after(">");
  let from = open;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (end === -1 || quote === -1 || quote > end) return end;
    const closing = text.indexOf('"', quote + 1);
    if (closing === -1) return -1;
    from = closing + 1;
    if (closing > end) {
      const next = text.indexOf(">", closing);
      end = next === -1 ? -1 : next + 1;
    }
  }
}
