/** In pixels, as the classes below have them. */
export const ROW_PX = 36;
export const HEAD_PX = 34;
export const NUMBER_PX = 56;

/** A scroll bar that takes room. */
const SCROLL_PX = 16;

/**
 * The box of the rows, by how many there are in all: it keeps its height while only some are in view, and leaves room
 * in the window for the tools above and the bar below.
 */
export function boxHeight(rows: number): string {
  return `max(12rem, min(${HEAD_PX + rows * ROW_PX + SCROLL_PX}px, max(16rem, 100dvh - 27.5rem)))`;
}

/** Where the row stands, in words. */
const PROBLEM = "[--problem:12rem] sm:[--problem:19rem]";

/** Columns share the box where it is wider than they need, and never get narrower than that. */
export function columnLayout(widths: readonly number[]) {
  const sum = widths.reduce((all, width) => all + width, 0);
  return {
    className: PROBLEM,
    template: `${NUMBER_PX}px minmax(var(--problem), 19fr) ${widths.map((width) => `minmax(${width}rem, ${width}fr)`).join(" ")}`,
    minWidth: `calc(${NUMBER_PX}px + var(--problem) + ${sum}rem)`,
  };
}

const CELL = "flex min-w-0 items-center border-b border-line px-2.5";

export const HEAD_CELL = `${CELL} border-r bg-surface text-xs font-medium text-muted`;
/** Stays in view while the others scroll past. */
export const NUMBER_CELL = `${CELL} sticky left-0 z-1 justify-end border-r bg-surface text-xs text-muted tabular-nums`;
export const TEXT_CELL = `${CELL} relative border-r scroll-ml-14 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus`;
export const FAULTY_CELL = "bg-bad-soft text-bad-text";
/** Where the grid is while the focus is elsewhere. The border of a control would be too pale on a faulty cell. */
export const ACTIVE_CELL = "outline outline-muted -outline-offset-1";
