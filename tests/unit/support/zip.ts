import { crc32, deflateRawSync } from "node:zlib";

export type ZipFile = {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the directory claims that it unpacks to, where that is a lie. */
  readonly claims?: number;
};

const number = (bytes: 2 | 4, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 2) buffer.writeUInt16LE(value);
  else buffer.writeUInt32LE(value);
  return buffer;
};

/** A zip archive as any program writes it. */
export function zipOf(files: readonly ZipFile[]): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of files) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 1 });
    const path = Buffer.from(name);
    const common = Buffer.concat([
      ...[number(2, 20), number(2, 0), number(2, 8), number(4, 0), number(4, crc32(bytes))],
      ...[number(4, packed.length), number(4, claims ?? bytes.length), number(2, path.length), number(2, 0)],
    ]);
    const local = Buffer.concat([number(4, 0x04034b50), common, path, packed]);
    const rest = Buffer.concat([number(2, 0), number(2, 0), number(2, 0), number(4, 0), number(4, offset)]);
    entries.push(Buffer.concat([number(4, 0x02014b50), number(2, 20), common, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = number(2, files.length);
  const end = [number(4, 0x06054b50), number(4, 0), count, count, number(4, directory.length)];
  return Buffer.concat([...locals, directory, ...end, number(4, offset), number(2, 0)]);
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook's files. Cells are given as XML, or as texts by `textCells`. */
export function workbookFiles(
  sheets: Readonly<Record<string, string>>,
  parts: { readonly styles?: string; readonly strings?: string | Uint8Array } = {},
): ZipFile[] {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links = names.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return [
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "xl/workbook.xml",
      content: `<?xml version="1.0"?><workbook><sheets>${list.join("")}</sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: `<Relationships>${links.join("")}</Relationships>` },
    { name: "xl/styles.xml", content: parts.styles ?? "<styleSheet/>" },
    { name: "xl/sharedStrings.xml", content: parts.strings ?? "<sst/>" },
    ...Object.values(sheets).map((rows, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
}

/** Rows of texts as a sheet's XML. */
export function textRows(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  return rows.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join("");
}
