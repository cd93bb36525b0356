import { isCountryCode } from "./country.ts";
import { cleanToken } from "./import-clean.ts";
import { importCountry } from "./import-form.ts";
import {
  countryMend,
  dateMend,
  emailMend,
  firstPhoneMend,
  type Mend,
  mendOf,
  phoneMend,
  plusMend,
} from "./import-mends.ts";
import type { ColumnMatch, ImportField, ImportFix, RowView } from "./import-types.ts";
import { countryByEmail } from "./paste-country.ts";
import type { CheckPhone } from "./phone.ts";

/** Faulty rows that countries are guessed from. */
const SAMPLE = 300;
const MOST_COUNTRIES = 6;
/** Offered for one column. */
const MOST_FIXES = 3;
/** Faulty rows of a column that every mend is tried on; all of them only those that do best there. */
const TRIAL = 2000;

/** Which field a mend is for, by the first part of its id. */
const FIELDS: Readonly<Record<string, ImportField>> = {
  phone: "phone",
  "phone-first": "phone",
  date: "dateOfBirth",
  country: "country",
  email: "email",
};

/** Countries that the faulty numbers may be of, likely ones first. */
function likelyCountries(rows: readonly RowView[], match: ColumnMatch, usual: string | null): string[] {
  const votes = new Map<string, number>();
  const vote = (code: string | null, weight: number) => {
    if (code !== null && isCountryCode(code)) votes.set(code, (votes.get(code) ?? 0) + weight);
  };
  vote(usual, 0.5);
  for (const { cells } of rows.slice(0, SAMPLE)) {
    if (match.country !== undefined) vote(importCountry(cells[match.country] ?? ""), 2);
    if (match.email !== undefined) vote(countryByEmail(cleanToken(cells[match.email] ?? "")), 1);
  }
  const sorted = [...votes].sort((one, other) => other[1] - one[1]);
  return sorted.slice(0, MOST_COUNTRIES).map(([code]) => code);
}

function ownCountry(cells: readonly string[], match: ColumnMatch): string | null {
  const code = match.country === undefined ? "" : importCountry(cells[match.country] ?? "");
  return isCountryCode(code) ? code : null;
}

/** The rows that a mend would change, with their new text. Only faulty cells of its field are touched. */
function mended(
  rows: readonly RowView[],
  field: ImportField,
  match: ColumnMatch,
  mend: Mend,
): Map<number, string> {
  const column = match[field];
  const texts = new Map<number, string>();
  if (column === undefined) return texts;
  for (const { row, cells, faults } of rows) {
    const before = cells[column] ?? "";
    if (faults[field] === undefined || before.trim() === "") continue;
    const after = mend.mend(before, () => ownCountry(cells, match));
    if (after !== null && after !== before) texts.set(row, after);
  }
  return texts;
}

/** Steps of this part of the whole reach all of it evenly, and follow no pattern that the rows may have. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** At most `most` of them, from all over the column. */
function spreadOver(rows: readonly RowView[], most: number): readonly RowView[] {
  if (rows.length <= most) return rows;
  const at = (step: number) => rows[Math.floor(((step * GOLDEN) % 1) * rows.length)];
  return Array.from({ length: most }, (_, step) => at(step)).filter((row) => row !== undefined);
}

/**
 * What can be changed for a whole column at once, the most helpful first. `usual` is the country that numbers are read
 * with where a row names none. Every fix offered mends at least one row.
 */
export function columnFixes(
  faulty: readonly RowView[],
  match: ColumnMatch,
  usual: string | null,
  checkPhone: CheckPhone,
): ImportFix[] {
  const offer = (field: ImportField, mends: () => readonly (Mend | null)[]): ImportFix[] => {
    const column = match[field];
    const rows = column === undefined ? [] : faulty.filter(({ faults }) => faults[field] !== undefined);
    if (column === undefined || rows.length === 0) return [];
    const trial = spreadOver(rows, TRIAL);
    const best = mends()
      .filter((mend) => mend !== null)
      .map((mend) => ({ mend, texts: mended(trial, field, match, mend) }))
      .filter(({ texts }) => texts.size > 0)
      .sort((one, other) => other.texts.size - one.texts.size)
      .slice(0, MOST_FIXES);
    return best
      .map(({ mend, texts }): ImportFix => {
        const { id, label } = mend;
        const all = trial === rows ? texts : mended(rows, field, match, mend);
        const first = rows.find(({ row }) => all.has(row));
        const example = { before: first?.cells[column] ?? "", after: (first && all.get(first.row)) ?? "" };
        return { id, column, field, label, rows: all.size, example };
      })
      .sort((one, other) => other.rows - one.rows);
  };
  const phones = () => [
    plusMend(checkPhone),
    firstPhoneMend(usual, checkPhone),
    ...likelyCountries(faulty, match, usual).map((code) => phoneMend(code, checkPhone)),
  ];
  return [
    ...offer("phone", phones),
    ...offer("email", () => [emailMend()]),
    ...offer("dateOfBirth", () => [dateMend("day-month"), dateMend("month-day")]),
    ...offer("country", () => [usual === null ? null : countryMend(usual)]),
  ];
}

/** The column that a fix changes and its rows' new texts; null for an id that means nothing here. */
export function fixTexts(
  id: string,
  faulty: readonly RowView[],
  match: ColumnMatch,
  checkPhone: CheckPhone,
): { readonly column: number; readonly texts: ReadonlyMap<number, string> } | null {
  const mend = mendOf(id, checkPhone);
  const field = FIELDS[id.split(":")[0] ?? ""];
  const column = field && match[field];
  return mend && field && column !== undefined ? { column, texts: mended(faulty, field, match, mend) } : null;
}
