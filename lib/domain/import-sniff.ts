import { wideEncoding } from "./import-decode.ts";
import { ONLY_HEADER } from "./import-table.ts";
import type { ImportFault } from "./import-types.ts";
import { zipEntries } from "./import-zip.ts";

export type FileFault = ImportFault;

const OTHER_FILE = "Choose a file with a row for each lead, or download the template.";
const AS_TABLE = "Save it as XLSX or CSV and choose that file.";

/** First bytes (in hex) of files that are no tables, and what to call them. */
const MAGIC: readonly (readonly [start: string, what: string])[] = [
  ["25504446", "a PDF document"],
  ["89504e47", "a picture (PNG)"],
  // The same after a program has taken it for a text and saved it as one.
  ["c289504e47", "a picture (PNG)"],
  ["efbfbd504e47", "a picture (PNG)"],
  ["ffd8ff", "a picture (JPEG)"],
  ["47494638", "a picture (GIF)"],
  ["424d", "a picture (BMP)"],
  ["52494646", "a sound, film or picture"],
  ["1f8b", "a packed file (GZIP)"],
  ["377abcaf271c", "a packed file (7z)"],
  ["526172211a", "a packed file (RAR)"],
  ["425a68", "a packed file (BZIP2)"],
  ["fd377a585a", "a packed file (XZ)"],
  ["28b52ffd", "a packed file (Zstandard)"],
  ["53514c69746520666f726d6174", "a database (SQLite)"],
  ["4d5a", "a program"],
  ["7f454c46", "a program"],
  ["7b5c727466", "a text document (RTF)"],
  ["50415231", "a Parquet file"],
];
const OLE = "d0cf11e0a1b11ae1";
const ZIP = /^504b(?:0304|0506|0708)/;

/** Text that is no table, by how it begins. */
const MARKUP: readonly (readonly [start: RegExp, what: string])[] = [
  [/^\s*<(?:!doctype\s+html|html|table|head|body|meta)\b/iu, "a web page that only has a spreadsheet's name"],
  [/^\s*<\?xml/iu, "an XML file"],
  [/^\s*(?:\{\s*["}]|\[\s*[{\]])/u, "a JSON file"],
];

const notTaken = (fileName: string): string => `${fileName} is not a CSV, TSV or XLSX file.`;

const isA = (fileName: string, what: string, next = AS_TABLE): FileFault => ({
  message: notTaken(fileName),
  next: `It is ${what}. ${next}`,
});

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What the bytes are, whatever the name says: a text, an XLSX workbook, or why they cannot be read. */
export function sniffFile(bytes: Uint8Array, fileName: string): "text" | "xlsx" | FileFault {
  const hex = hexOf(bytes);
  if (ZIP.test(hex)) return sniffZip(bytes, fileName);
  if (hex.startsWith(OLE)) {
    const what = "an old Excel file (.xls), or a workbook with a password";
    return isA(fileName, what, "Open it in Excel and save it as XLSX without a password.");
  }
  const known = MAGIC.find(([start]) => hex.startsWith(start));
  // Two letters may begin a text as well: such a file is only refused where the rest is no text.
  if (known && (known[0].length > 4 || looksBinary(bytes))) return isA(fileName, known[1]);
  if (looksBinary(bytes)) return { message: notTaken(fileName), next: OTHER_FILE };
  const start = new TextDecoder().decode(bytes.subarray(0, 1000));
  if (wideEncoding(bytes) === null && start.replace(/^\ufeff/u, "").trim() === "" && bytes.length < 1000)
    return { message: `${fileName} is empty.`, next: "Choose a file with a row for each lead." };
  const markup = MARKUP.find(([pattern]) => pattern.test(start.replace(/^\ufeff/u, "")));
  return markup ? isA(fileName, markup[1]) : "text";
}

/** Why a text that has no rows cannot be read: its name tells what it was meant to be. */
export function rowlessText(fileName: string, fault: FileFault): FileFault {
  if (/\.xls[xmb]?$/iu.test(fileName))
    return {
      message: `${fileName} cannot be read as a workbook: it only has the name of one.`,
      next: "Open it in a spreadsheet program, save it again as XLSX, and choose that file.",
    };
  const isTable = /\.(?:csv|tsv|tab|txt)$|^[^.]+$/iu.test(fileName);
  return isTable ? named(fileName, fault) : { message: notTaken(fileName), next: OTHER_FILE };
}

/** What holds of any table, said of the file. */
export function named(fileName: string, fault: FileFault): FileFault {
  return fault === ONLY_HEADER ? { ...fault, message: `${fileName} has a header and no rows.` } : fault;
}

function sniffZip(bytes: Uint8Array, fileName: string): "xlsx" | FileFault {
  const entries = zipEntries(bytes);
  if (!entries)
    return {
      message: `${fileName} cannot be read as a workbook: it is damaged or was not saved to its end.`,
      next: "Save or download it again.",
    };
  const names = new Set(entries.map(({ name }) => name));
  const has = (start: string) => entries.some(({ name }) => name.startsWith(start));
  if (entries.some(({ encrypted }) => encrypted))
    return {
      message: `${fileName} is locked with a password.`,
      next: "Save it without a password and choose that file.",
    };
  if (names.has("xl/workbook.bin")) return isA(fileName, "a binary Excel workbook (.xlsb)");
  if (has("xl/") && names.has("[Content_Types].xml")) return "xlsx";
  if (has("word/")) return isA(fileName, "a Word document");
  if (has("ppt/")) return isA(fileName, "a presentation");
  if (has("Index/")) return isA(fileName, "an Apple Numbers or Pages file");
  if (names.has("content.xml") && names.has("mimetype")) return isA(fileName, "an OpenDocument file");
  return isA(fileName, "a packed file (ZIP)", "Unpack it and choose the CSV, TSV or XLSX file inside.");
}

/** Many control characters: no text in any encoding. A few NULs are a damaged text, and are left out later. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (sample.length === 0 || isMarked || wideEncoding(bytes) !== null) return false;
  let controls = 0;
  for (const byte of sample)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls += 1;
  return controls > 0.05 * sample.length;
}
