/** The value below which `share` (0 to 1) of the numbers lie. NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return sorted[at] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
};

/** "0.71 (0.66–0.74)": the median and from where to where the rounds went. */
export function spread(numbers: readonly number[], digits: number): string {
  const text = (value: number) => value.toFixed(digits);
  return `${text(median(numbers))} (${text(Math.min(...numbers))}–${text(Math.max(...numbers))})`;
}

/** One line of the table. `holds` is null where nothing was promised. */
export type Figure = {
  readonly what: string;
  readonly baseline: string;
  readonly product: string;
  readonly ratio: string;
  readonly target: string;
  readonly holds: boolean | null;
};

const HEADERS = ["figure", "baseline", "product", "ratio or added", "target", "verdict"];

const verdict = (holds: boolean | null): string => (holds === null ? "" : holds ? "holds" : "MISSED");

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, baseline, product, ratio, target, holds }) => [
    what,
    baseline,
    product,
    ratio,
    target,
    verdict(holds),
  ]);
  const lines = [HEADERS, ...rows];
  const widths = HEADERS.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [lineOf(HEADERS), rule, ...rows.map(lineOf)].join("\n");
}
