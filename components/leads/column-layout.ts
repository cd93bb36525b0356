import { isOwnColumn, OWN_COLUMNS, type OwnColumn } from "./column-choice.ts";

/** How a column lies in the table. Without script, so that the server draws the waiting table by it too. */
export type ColumnLayout = {
  /** Of the wide table, in rem: fixed, so that nothing moves from page to page. */
  readonly width: number;
  /** For its cells: the place in a narrow screen's entry, and the look. */
  readonly className: string;
};

const LEFT = "max-md:col-span-7 max-md:col-start-1";
const RIGHT = "max-md:col-span-5 max-md:col-start-8 max-md:text-right";
/** People's names and the like come in every script; the table stays left to right. */
const ANY_SCRIPT = "text-left [unicode-bidi:plaintext]";

export const OWN_LAYOUTS: Readonly<Record<OwnColumn, ColumnLayout>> = {
  created: { width: 6.5, className: `${RIGHT} max-md:row-start-1 max-md:text-muted` },
  name: { width: 11.5, className: `${LEFT} max-md:row-start-1 font-medium ${ANY_SCRIPT}` },
  email: { width: 16.5, className: `${LEFT} max-md:row-start-2` },
  phone: { width: 9, className: `${LEFT} max-md:row-start-3 max-md:text-muted tabular-nums` },
  country: { width: 9.5, className: `${RIGHT} max-md:row-start-3 max-md:text-muted` },
  status: { width: 9, className: `${RIGHT} max-md:row-start-2` },
  source: { width: 13.5, className: `max-md:sr-only ${ANY_SCRIPT}` },
  updated: { width: 7, className: "max-md:hidden" },
  id: { width: 21, className: "max-md:hidden font-mono text-xs" },
};

/** Of a further field. */
export const FURTHER_LAYOUT: ColumnLayout = { width: 10, className: "max-md:hidden" };

export const tableWidth = (columns: readonly ColumnLayout[]): string =>
  `${columns.reduce((sum, { width }) => sum + width, 0)}rem`;

/** The layouts of the chosen columns in the table's order, by id. */
export function chosenLayouts(shown: readonly string[]): readonly (ColumnLayout & { readonly id: string })[] {
  const own = Object.keys(OWN_COLUMNS).filter((id) => shown.includes(id));
  const further = shown.filter((id) => !isOwnColumn(id));
  return [...own, ...further].map((id) => ({
    id,
    ...(isOwnColumn(id) ? OWN_LAYOUTS[id] : FURTHER_LAYOUT),
  }));
}
