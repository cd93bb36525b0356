/** Which columns are shown; kept in a cookie, so that the server draws the same table. */

export const COLUMNS_COOKIE = "columns";

/** Always offered, in the table's order. A column of a broker's further field is named `x:` and the field. */
export const OWN_COLUMNS = {
  created: "Created",
  name: "Name",
  email: "Email",
  phone: "Phone",
  country: "Country",
  status: "Status",
  source: "Source",
  updated: "Updated",
  id: "Lead ID",
} as const;
export type OwnColumn = keyof typeof OWN_COLUMNS;

export const DEFAULT_COLUMNS: readonly string[] = [
  "created",
  "name",
  "email",
  "phone",
  "country",
  "status",
  "source",
];

const FURTHER = "x:";
/** More would not fit the cookie, let alone a screen. */
export const MOST_COLUMNS = 30;

export const furtherColumn = (field: string): string => FURTHER + field;

/** The broker's field behind a column; null for a column of ours. */
export function fieldOfColumn(column: string): string | null {
  return column.startsWith(FURTHER) ? column.slice(FURTHER.length) : null;
}

export function isOwnColumn(column: string): column is OwnColumn {
  return Object.hasOwn(OWN_COLUMNS, column);
}

/** The shown columns of a cookie's value; anything that makes no sense is the default. */
export function columnsOf(cookie: string | undefined): readonly string[] {
  const columns = [...new Set((cookie ?? "").split(",").map(decoded))].filter(
    (column) => isOwnColumn(column) || (fieldOfColumn(column) ?? "") !== "",
  );
  return columns.length > 0 ? columns.slice(0, MOST_COLUMNS) : DEFAULT_COLUMNS;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
