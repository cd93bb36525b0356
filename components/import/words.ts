import type { ImportCounts } from "#lib/domain/import-types.ts";

const NUMBER = new Intl.NumberFormat("en");

/** "1,000": a count as people read it. */
export const figure = (count: number): string => NUMBER.format(count);

/** "1 lead", "980 leads". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

type Read = { readonly fileName: string; readonly rowCount: number; readonly header: readonly string[] };

/** "small.csv, 62 rows, 7 columns": what was read. */
export function readLine({ fileName, rowCount, header }: Read): string {
  return `${fileName}, ${counted(rowCount, "row")}, ${counted(header.length, "column")}`;
}

/** "1,000 rows: 980 ready, 12 with problems, 8 repeated in the file, 5 already submitted"; what is none is left out. */
export function countLine({ total, ready, faulty, repeated, already }: ImportCounts): string {
  const parts = [
    `${figure(ready)} ready`,
    faulty > 0 && `${figure(faulty)} with problems`,
    repeated > 0 && `${figure(repeated)} repeated in the file`,
    already > 0 && `${figure(already)} already submitted`,
  ];
  return `${counted(total, "row")}: ${parts.filter(Boolean).join(", ")}`;
}
