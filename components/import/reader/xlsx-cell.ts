import { fillMask, type NumberFormat } from "./xlsx-formats.ts";

export type CellContext = {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  /** Days are counted from 1904, as old Macs did. */
  readonly is1904: boolean;
};

const DAY = 86_400_000;

/** "_x0041_" is how workbooks write characters that XML has no place for. */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The day or time that a number stands for: "1990-05-31", "1990-05-31 14:30:00", "14:30:00"; null beyond year 9999. */
export function serialText(serial: number, is1904: boolean): string | null {
  // Day 60 of 1900 never was; numbers before it count one day less.
  const days = is1904 ? serial + 1462 : serial > 0 && serial < 60 ? serial + 1 : serial;
  if (!(serial >= 0) || days >= 2_958_466) return null;
  const time = new Date(Math.round(((days - 25_569) * DAY) / 1000) * 1000).toISOString();
  const [day, clock] = [time.slice(0, 10), time.slice(11, 19)];
  if (serial < 1) return clock;
  return clock === "00:00:00" ? day : `${day} ${clock}`;
}

/** A number as a person would write it: no exponent, no binary dust, digits as they were typed. */
export function numberText(raw: string): string {
  if (/^-?\d{1,15}$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e21 && Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded);
}

function shownNumber(raw: string, format: NumberFormat | undefined, is1904: boolean): string {
  if (format?.kind === "date") return serialText(Number(raw), is1904) ?? numberText(raw);
  const text = numberText(raw);
  return format?.kind === "mask" && /^\d+$/.test(text) ? fillMask(text, format.mask) : text;
}

/** What a cell shows. Its value comes as text, with the type and the style that its tag names. Errors show nothing. */
export function cellText(
  value: string,
  type: string | null,
  style: string | null,
  context: CellContext,
): string {
  switch (type) {
    case "s":
      return context.strings[Number(value)] ?? "";
    case "str":
    case "inlineStr":
      return unescapeCell(value);
    case "b":
      return value.trim() === "1" ? "TRUE" : "FALSE";
    case "e":
      return "";
    case "d":
      return value.trim().replace(/T00:00:00(?:\.0+)?Z?$/u, "");
    default:
      return value === ""
        ? ""
        : shownNumber(value.trim(), context.formats[Number(style ?? 0)], context.is1904);
  }
}
