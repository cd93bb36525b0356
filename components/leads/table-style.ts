import { ROWS } from "../ui/table-style.ts";

/** Rows and cells are dressed from the table's body and carry little of their own: there may be a thousand. */
export const TABLE = [
  "w-full text-sm transition-opacity delay-100",
  "max-md:block max-md:min-w-0! md:table-fixed md:border-separate md:border-spacing-0",
].join(" ");

/** `--lead-row` is the height of a row, border included; virtual-rows.tsx counts with the same heights. */
export const BODY = `max-md:[--lead-row:80px] md:[--lead-row:36px] *:h-(--lead-row) ${ROWS}`;

/** What scrolls inside the card. Its scroll bar has a place of its own, so that columns stay where they are. */
export const BOX = "relative min-h-0 flex-1 scroll-pt-9 md:[scrollbar-gutter:stable]";
