import { MOST_ROWS } from "#lib/domain/batch.ts";
import { storableText, unguardCell } from "#lib/domain/import-clean.ts";
import { isEmptyRow, TOO_MANY_ROWS } from "#lib/domain/import-delimited.ts";
import { type ReadTable, tableOf } from "#lib/domain/import-table.ts";
import type { ImportFault } from "#lib/domain/import-types.ts";
import { zipEntries } from "#lib/domain/import-zip.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { Allowance, DAMAGED, unpackText, WorkbookError } from "./unpack.ts";
import { FormatReader } from "./xlsx-formats.ts";
import { SheetReader, StringReader } from "./xlsx-sheet.ts";
import { entryFinder, LinkReader, type SheetPlace, sheetPlaces, WorkbookReader } from "./xlsx-workbook.ts";
import { type XmlHandler, XmlReader } from "./xml.ts";

export type WorkbookTable = ReadTable & { readonly sheets: readonly string[]; readonly sheet: string };

/** Rows above a header that are read beside the most that may be imported. */
const SPARE_ROWS = 10;

const NO_SHEET: ImportFault = {
  message: "This workbook has no sheet with rows.",
  next: "Choose another file, or save the sheet as CSV.",
};

/** One sheet of an XLSX workbook as a table, every cell as the text that it shows. Without a name it is the first with rows. */
export async function readWorkbook(
  archive: Uint8Array,
  wanted: string | undefined,
  onProgress: (part: number) => void,
): Promise<Result<WorkbookTable, ImportFault>> {
  try {
    return await read(archive, wanted, onProgress);
  } catch (error) {
    if (error instanceof WorkbookError) return err(error.fault);
    if (error instanceof RangeError) return err(DAMAGED);
    throw error;
  }
}

async function read(
  archive: Uint8Array,
  wanted: string | undefined,
  onProgress: (part: number) => void,
): Promise<Result<WorkbookTable, ImportFault>> {
  const find = entryFinder(zipEntries(archive) ?? []);
  const allowance = new Allowance();
  const through = async <H extends XmlHandler>(path: string, handler: H, goesOn = () => true): Promise<H> => {
    const entry = find(path);
    const reader = new XmlReader(handler);
    let done = 0;
    if (entry)
      await unpackText(archive, entry, allowance, (text) => {
        reader.feed(text);
        done += text.length;
        if (entry.unpacked > 1_000_000) onProgress(Math.min(1, done / entry.unpacked));
        return goesOn();
      });
    return handler;
  };
  const workbook = await through("xl/workbook.xml", new WorkbookReader());
  const links = await through("xl/_rels/workbook.xml.rels", new LinkReader());
  const places = sheetPlaces(workbook, links);
  const { formats } = await through("xl/styles.xml", new FormatReader());
  const { strings } = await through("xl/sharedStrings.xml", new StringReader());
  const readSheet = async ({ name, path }: SheetPlace): Promise<Result<WorkbookTable, ImportFault>> => {
    const rows: string[][] = [];
    const sheet = new SheetReader({ strings, formats, is1904: workbook.is1904 }, (cells) => {
      if (!isEmptyRow(cells)) rows.push(cells.map((cell) => unguardCell(storableText(cell))));
    });
    await through(path, sheet, () => rows.length <= MOST_ROWS + SPARE_ROWS);
    if (rows.length > MOST_ROWS + SPARE_ROWS) return err(TOO_MANY_ROWS);
    const table = tableOf(rows, true);
    if (!table.ok) return table;
    if (table.value.rows.length > MOST_ROWS) return err(TOO_MANY_ROWS);
    return ok({ ...table.value, sheets: places.map((place) => place.name), sheet: name });
  };
  const named = places.find(({ name }) => name === wanted);
  let first: Result<WorkbookTable, ImportFault> | null = null;
  for (const place of named ? [named] : places) {
    if (!find(place.path)) continue;
    const table = await readSheet(place);
    // A cover sheet, or one that was left empty, is not what anybody means.
    if (table.ok || table.error === TOO_MANY_ROWS) return table;
    first ??= table;
  }
  return first ?? err(NO_SHEET);
}
