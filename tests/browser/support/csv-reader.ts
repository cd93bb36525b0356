const BYTE_ORDER_MARK = "\uFEFF";
/** One cell (quoted or plain) and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;

/**
 * Reads a CSV file as RFC 4180 has it. Throws where the text is anything else: no BOM, a
 * line that does not end with CRLF, a cell that had to be quoted and is not.
 */
export function readCsv(text: string): Record<string, string>[] {
  if (!text.startsWith(BYTE_ORDER_MARK)) throw new Error("there is no BOM");
  const rows: string[][] = [[]];
  CELL.lastIndex = 1;
  while (CELL.lastIndex < text.length) {
    const at = CELL.lastIndex;
    const match = CELL.exec(text);
    if (!match) throw new Error(`no cell at ${at}: ${text.slice(at, at + 80)}`);
    const [, quoted, plain = "", end] = match;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  const [headers = [], ...lines] = rows.slice(0, -1);
  return lines.map((cells, line) => {
    if (cells.length !== headers.length) throw new Error(`line ${line + 2} has ${cells.length} cells`);
    return Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ""]));
  });
}
