import { isDateLike } from "./import-date.ts";
import { looksLikeEmail, looksLikePhone, looksLikeSource } from "./import-looks.ts";
import type { ImportField } from "./import-types.ts";
import { countryByCode, countryByName } from "./paste-country.ts";
import { isGivenName } from "./paste-given-names.ts";

/** What cells of a column have in common, as parts of the filled ones from 0 to 1. */
export type ColumnLook = {
  readonly filled: number;
  readonly email: number;
  readonly phone: number;
  readonly source: number;
  readonly date: number;
  readonly country: number;
  /** Letters only: one word, or several. */
  readonly word: number;
  readonly words: number;
  /** The first word is a known given name. */
  readonly given: number;
};

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]*$/u;

const isCountry = (cell: string): boolean =>
  (/^[A-Za-z]{2,3}$/.test(cell) ? countryByCode(cell) : countryByName(cell)) !== null;

export function lookAt(cells: readonly string[]): ColumnLook {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "" && cell.length <= 300);
  const part = (is: (cell: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
  const names = filled.filter((cell) => NAME.test(cell) && cell.length <= 80);
  const several = names.filter((cell) => cell.includes(" ")).length;
  const total = Math.max(filled.length, 1);
  return {
    filled: filled.length,
    email: part(looksLikeEmail),
    phone: part(looksLikePhone),
    source: part(looksLikeSource),
    date: part(isDateLike),
    country: part(isCountry),
    word: (names.length - several) / total,
    words: several / total,
    given: names.filter((cell) => isGivenName(cell.split(" ")[0] ?? "")).length / total,
  };
}

type Contents = Pick<ColumnLook, "email" | "phone" | "source" | "date" | "country">;

/** Fields that cells alone tell, with how many of the cells must agree. A date may be any date: only a header says which. */
const BY_CONTENT: readonly { field: ImportField; look: keyof Contents; least: number }[] = [
  { field: "email", look: "email", least: 0.5 },
  { field: "phone", look: "phone", least: 0.6 },
  { field: "leadSource", look: "source", least: 0.6 },
  { field: "country", look: "country", least: 0.8 },
];

/** The column that best looks like the field, of those that are free; null where none does. */
function bestOf(
  looks: readonly ColumnLook[],
  free: (column: number) => boolean,
  look: keyof Contents,
  least: number,
) {
  let best: { column: number; part: number } | null = null;
  for (const [column, each] of looks.entries()) {
    if (!free(column) || each.filled === 0 || each[look] < least) continue;
    if (!best || each[look] > best.part) best = { column, part: each[look] };
  }
  return best?.column ?? null;
}

/**
 * Fields found by their cells, for what `wanted` still lacks. Names are only looked for where the columns have no
 * header: beside one, a column of words may be anything.
 */
export function matchContent(
  looks: readonly ColumnLook[],
  wanted: (field: ImportField) => boolean,
  taken: ReadonlySet<number>,
  hasHeader: boolean,
): ReadonlyMap<ImportField, number> {
  const found = new Map<ImportField, number>();
  const free = (column: number) => !taken.has(column) && ![...found.values()].includes(column);
  for (const { field, look, least } of BY_CONTENT) {
    const column = wanted(field) ? bestOf(looks, free, look, least) : null;
    if (column !== null) found.set(field, column);
  }
  if (!wanted("firstName") || !wanted("lastName") || !wanted("fullName")) return found;
  for (const [field, column] of nameColumns(looks, free, hasHeader ? 0.5 : 0.25)) found.set(field, column);
  return found;
}

function nameColumns(
  looks: readonly ColumnLook[],
  free: (column: number) => boolean,
  least: number,
): [ImportField, number][] {
  const columns = [...looks.keys()].filter(free);
  const given = (column: number) => looks[column]?.given ?? 0;
  const isName = (column: number) => {
    const look = looks[column];
    return look !== undefined && look.word + look.words >= 0.8;
  };
  const best = columns.filter((column) => isName(column) && given(column) >= least);
  const [first] = best.sort((one, other) => given(other) - given(one));
  if (first === undefined) return [];
  const look = looks[first];
  if (look && look.words > look.word) return [["fullName", first]];
  const last = [first + 1, first - 1].find((column) => columns.includes(column) && isName(column));
  return last === undefined
    ? [["firstName", first]]
    : [
        ["firstName", first],
        ["lastName", last],
      ];
}
