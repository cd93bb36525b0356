/** Roles of a grid made of boxes: rows are placed one by one, which a table's own elements do not bear. */
export const ROLES = {
  group: { role: "rowgroup" },
  header: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
  cell: { role: "gridcell" },
} as const;

/** A row by its place in the grid, counted from 1, the header included. */
export const rowRole = (place: number) => ({ role: "row", "aria-rowindex": place });
