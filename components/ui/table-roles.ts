/**
 * A narrow screen draws each row as an entry of several lines, and a table that is drawn as something else is no
 * table to assistive technology any more: so it says in words what it is. (Spread, since the linter takes a role
 * on a table's own elements for one too many.)
 */
export const TABLE_ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  header: { role: "columnheader" },
  cell: { role: "cell" },
} as const;
