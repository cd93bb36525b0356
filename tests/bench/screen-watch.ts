/** Watches the page from inside, frame by frame: what the test driver itself costs is not counted. */
import type { Page } from "playwright";

export type Shown = {
  /** From the navigation, or from the event that began it, to the frame that shows the rows. */
  readonly ms: number;
  /** Frames of more than 50 ms meanwhile. */
  readonly longFrames: number;
};

declare global {
  interface Window {
    leadDeskBench: { frames: number[]; input: number };
  }
}

/** Before the page's own scripts: notes long frames, and when the person last did something. */
export async function installWatch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.leadDeskBench = { frames: [], input: 0 };
    const bench = window.leadDeskBench;
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) bench.frames.push(startTime);
    }).observe({ type: "long-animation-frame", buffered: true });
    for (const name of ["click", "input", "change"]) {
      addEventListener(name, (event) => (bench.input = event.timeStamp), { capture: true });
    }
  });
}

export function longFrames(page: Page): Promise<number> {
  return page.evaluate(() => window.leadDeskBench.frames.length);
}

/** Elements of the table's body for each row, the row itself among them. */
export function nodesPerRow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const rows = document.querySelectorAll("table tbody tr:not([aria-hidden])");
    const inside = document.querySelectorAll("table tbody tr:not([aria-hidden]) *");
    return rows.length === 0 ? Number.NaN : inside.length / rows.length + 1;
  });
}

const DEADLINE_MS = 30_000;

/**
 * Resolves once the table's rows are those that the status text names: no longer dimmed, and painted. With `word`,
 * the first row must have it. Time is counted from the navigation, or from the last click or key.
 */
export async function untilShown(
  page: Page,
  status: RegExp,
  from: "navigation" | "input" = "input",
  word = "",
): Promise<Shown> {
  const wanted = { pattern: status.source, word, from, deadline: DEADLINE_MS };
  return page.evaluate(
    ({ pattern, word: needed, from: begin, deadline }) =>
      new Promise<{ ms: number; longFrames: number }>((resolve, reject) => {
        const expected = new RegExp(pattern);
        const until = performance.now() + deadline;
        const isShown = () => {
          const table = document.querySelector("table");
          const row = table?.querySelector("tbody tr");
          const said = [...document.querySelectorAll('[role="status"]')].some(({ textContent }) =>
            expected.test(textContent?.trim() ?? ""),
          );
          const hasWord = (row?.textContent ?? "").toLowerCase().includes(needed);
          return said && table?.ariaBusy !== "true" && Boolean(row) && hasWord;
        };
        const look = () => {
          if (performance.now() > until) return reject(new Error(`never shown: ${pattern}`));
          if (!isShown()) return requestAnimationFrame(look);
          // The frame after the one that has the rows begins when they are on the screen.
          requestAnimationFrame(() => {
            const { frames, input } = window.leadDeskBench;
            const start = begin === "navigation" ? 0 : input;
            const slow = frames.filter((time) => time >= start).length;
            resolve({ ms: performance.now() - start, longFrames: slow });
          });
        };
        look();
      }),
    wanted,
  );
}
