import { attributeOf, type XmlHandler } from "./xml.ts";

/** How a number is shown: as it is, as a day or time, or its digits put into a mask ("00-000"). */
export type NumberFormat =
  | { readonly kind: "plain" }
  | { readonly kind: "date" }
  | { readonly kind: "mask"; readonly mask: readonly MaskPart[] };
type MaskPart = { readonly kind: "digit" | "maybe" } | { readonly kind: "text"; readonly text: string };

const PLAIN: NumberFormat = { kind: "plain" };
const DATE: NumberFormat = { kind: "date" };

/** Numbers of formats that every workbook has without naming them. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const LITERAL = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]/gu;

/** What a format's code says; one that cannot be followed shows the number as it is. */
export function readFormat(code: string): NumberFormat {
  const [section = ""] = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u);
  if (/^general$/iu.test(section.trim()) || section.trim() === "@") return PLAIN;
  // The zeros of "ss.000" are parts of a second, not digits of a mask.
  const bare = section
    .replace(LITERAL, (whole) => (/^\[(?:h+|m+|s+)\]$/iu.test(whole) ? "s" : ""))
    .replace(/(?<=s)\.0+/giu, "");
  if (/[dmyhs]/iu.test(bare) && !/[0#?]{2}|e\+/iu.test(bare)) return DATE;
  return maskOf(section) ?? PLAIN;
}

/** Only zeros, # and signs between them: post codes, phones, numbers with leading zeros. */
function maskOf(section: string): NumberFormat | null {
  const mask: MaskPart[] = [];
  let digits = 0;
  for (let at = 0; at < section.length; at += 1) {
    const sign = section.charAt(at);
    if (sign === "0") {
      mask.push({ kind: "digit" });
      digits += 1;
    } else if (sign === "#") mask.push({ kind: "maybe" });
    else if (sign === "\\") {
      at += 1;
      mask.push({ kind: "text", text: section.charAt(at) });
    } else if (sign === '"') {
      const end = section.indexOf('"', at + 1);
      if (end === -1) return null;
      mask.push({ kind: "text", text: section.slice(at + 1, end) });
      at = end;
    } else if (sign === "[") {
      const end = section.indexOf("]", at);
      // "[<=9999999]" chooses between sections, which is more than is followed here.
      if (end === -1 || /[<>=]/u.test(section.slice(at, end))) return null;
      at = end;
    } else if (/[-+() ]/u.test(sign)) mask.push({ kind: "text", text: sign });
    else return null;
  }
  const isTelling = digits > 1 || mask.some(({ kind }) => kind === "text");
  return isTelling && digits > 0 ? { kind: "mask", mask } : null;
}

/** The digits from the right into the mask; what is left over goes to its first digit. */
export function fillMask(digits: string, mask: readonly MaskPart[]): string {
  let left = digits;
  let shown = "";
  const first = mask.findIndex(({ kind }) => kind !== "text");
  for (let at = mask.length - 1; at >= 0; at -= 1) {
    const part = mask[at];
    if (!part) continue;
    if (part.kind === "text") {
      // A sign between digits that are not there is not shown either.
      if (at < first || left !== "" || mask.slice(0, at).some(({ kind }) => kind === "digit") || at > first)
        shown = part.text + shown;
      continue;
    }
    const digit = at === first ? left : left.slice(-1);
    left = at === first ? "" : left.slice(0, -1);
    shown = (digit === "" && part.kind === "digit" ? "0" : digit) + shown;
  }
  return shown;
}

/** Collects from styles.xml the format of each cell style, by its number. */
export class FormatReader implements XmlHandler {
  readonly #named = new Map<number, NumberFormat>();
  readonly formats: NumberFormat[] = [];
  #inCellStyles = false;

  open(name: string, attributes: string): void {
    if (name === "cellXfs") this.#inCellStyles = true;
    if (name === "numFmt") {
      const id = Number(attributeOf(attributes, "numFmtId"));
      this.#named.set(id, readFormat(attributeOf(attributes, "formatCode") ?? ""));
    }
    if (name !== "xf" || !this.#inCellStyles) return;
    const id = Number(attributeOf(attributes, "numFmtId") ?? 0);
    this.formats.push(this.#named.get(id) ?? (isBuiltInDate(id) ? DATE : PLAIN));
  }

  close(name: string): void {
    if (name === "cellXfs") this.#inCellStyles = false;
  }

  text(): void {}

  wantsText(): boolean {
    return false;
  }
}
