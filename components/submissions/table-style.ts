import { ROWS } from "../ui/table-style.ts";

export const TABLE =
  "w-full text-sm transition-opacity delay-100 max-md:block md:table-fixed md:border-separate md:border-spacing-0";

export const BODY = `max-md:*:h-20 md:*:h-row ${ROWS}`;
