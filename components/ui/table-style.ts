/** The look that the tables of the desk share. */

/** The header: up to 48 rem it is there for those who listen alone. */
export const HEAD = [
  "max-md:sr-only",
  "[&_th]:truncate [&_th]:px-3 [&_th]:text-left [&_th]:text-xs [&_th]:font-medium [&_th]:text-muted",
  "md:[&_th]:sticky md:[&_th]:top-0 md:[&_th]:z-10 md:[&_th]:h-9 md:[&_th]:border-b md:[&_th]:border-line md:[&_th]:bg-surface",
  "md:[&_th:first-child]:pl-4 md:[&_th:last-child]:pr-4",
].join(" ");

/** Rows that open something, and their cells: up to 48 rem each is an entry of three lines. */
export const ROWS = [
  "max-md:block *:cursor-pointer *:hover:bg-hover",
  "*:focus-visible:outline-2 *:focus-visible:-outline-offset-2",
  "max-md:*:relative max-md:*:grid max-md:*:grid-cols-12 max-md:*:content-center max-md:*:gap-x-3 max-md:*:border-b max-md:*:border-line max-md:*:px-4",
  "[&_td]:truncate md:[&_td]:border-b md:[&_td]:border-line md:[&_td]:px-3",
  "md:[&_td:first-child]:pl-4 md:[&_td:last-child]:pr-4",
].join(" ");

/** The box around table and pagination: on a wide screen as high as the page, with the rows scrolling inside. */
export const CARD =
  "flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-card max-md:-mx-4 max-md:rounded-none max-md:border-x-0";

/** The line below: count and pagination. */
export const FOOT =
  "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-4 py-2 max-md:border-0";

/** What is said there: one line, whatever it is, so that the pagination keeps its place. */
export const FOOT_WORDS = "min-w-0 grow basis-40 truncate text-sm text-muted tabular-nums";
