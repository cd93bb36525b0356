import type { Label } from "./paste-labels.ts";
import type { Segment } from "./paste-layout.ts";

const MOST_LINES = 300;

/** Reads a vCard (2.1 to 4.0) into labelled segments, or null where the text is none. */
export function readCard(text: string): Segment[] | null {
  if (!/BEGIN:VCARD/iu.test(text)) return null;
  // A line that begins with a space goes on with the one before; so does a quoted-printable one after "=".
  const lines = text
    .replace(/=\n(?==)/gu, "")
    .replace(/\n[ \t]/gu, "")
    .split("\n")
    .slice(0, MOST_LINES);
  const named = lines.some(
    (line) => /^N[;:]/iu.test(line.trim()) && /[^;]/u.test(line.slice(line.indexOf(":") + 1)),
  );
  return lines.flatMap((line) => readProperty(line.trim(), named));
}

function readProperty(line: string, named: boolean): Segment[] {
  const colon = line.indexOf(":");
  if (colon === -1) return [];
  const [name = "", ...parameters] = line
    .slice(0, colon)
    .replace(/^item\d+\./iu, "")
    .toUpperCase()
    .split(";");
  const value = unescaped(line.slice(colon + 1), parameters);
  const segment = (label: Label, text: string): Segment => ({
    heading: "",
    label,
    text: text.trim(),
    cell: true,
  });
  const parts = value.split(/(?<!\\);/u).map((part) => part.replace(/\\([;,\\])/gu, "$1"));
  const whole = parts.join(" ");
  switch (name) {
    case "N":
      return [segment("lastName", parts[0] ?? ""), segment("firstName", [parts[1], parts[2]].join(" "))];
    case "FN":
      return named ? [] : [segment("fullName", whole)];
    case "EMAIL":
      return [segment("email", whole)];
    case "TEL":
      return [segment(phoneLabel(parameters.join(";")), whole.replace(/^tel:/iu, ""))];
    case "ADR":
      return [segment("aside", parts.slice(0, 6).join(" ")), segment("country", parts[6] ?? "")];
    case "ORG":
    case "TITLE":
    case "NOTE":
    case "URL":
      return [segment("aside", whole)];
    default:
      return [];
  }
}

function phoneLabel(parameters: string): Label {
  if (/FAX|PAGER/u.test(parameters)) return "number";
  if (/CELL|IPHONE|MOBILE/u.test(parameters)) return "mobile";
  return /WORK|HOME/u.test(parameters) ? "landline" : "phone";
}

function unescaped(value: string, parameters: readonly string[]): string {
  const plain = value.replace(/\\n/giu, " ");
  if (!parameters.some((parameter) => parameter.includes("QUOTED-PRINTABLE"))) return plain;
  try {
    return decodeURIComponent(plain.replaceAll("%", "%25").replace(/=([0-9A-F]{2})/giu, "%$1"));
  } catch {
    // Not UTF-8: shown as written is better than lost.
    return plain;
  }
}
