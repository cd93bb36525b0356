/** What reading and checking a file of 100,000 rows costs whoever waits for it: seconds, and the page's longest blocked frame. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright";
import { type Figure, spread } from "./figures.ts";
import { signIn } from "./sign-in.ts";

const BLOCKED_MS = 100;
const WAIT_MS = 180_000;

function textOf(rows: number): string {
  const lines = ["First name,Last name,Email,Phone,Country"];
  for (let row = 0; row < rows; row += 1) {
    lines.push(`Jan,Nowak ${row},bench.${row}@example.com,+48600${String(100_000 + row)},PL`);
  }
  return `${lines.join("\r\n")}\r\n`;
}

type Round = { readonly seconds: number; readonly blocked: number };

async function measureRound(browser: Browser, url: string, path: string, rows: number): Promise<Round> {
  const context = await signIn(browser, url);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(`${url}/import`);
  await page.getByLabel("File", { exact: true }).waitFor();
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const frames = { longest: 0, last: performance.now() };
    Object.assign(globalThis, { leadDeskFrames: frames });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) frames.longest = Math.max(frames.longest, duration);
    }).observe({ type: "long-animation-frame" });
  });
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  // From the disk, as a person's file: one that the driver makes in the page would block the page itself.
  await page.getByLabel("File", { exact: true }).setInputFiles(path);
  const began = performance.now();
  await next();
  await page.getByRole("heading", { name: "Match columns" }).waitFor();
  await next();
  const count = new RegExp(`^${rows.toLocaleString("en")} rows: `);
  await page.getByRole("status").filter({ hasText: count }).waitFor();
  const seconds = (performance.now() - began) / 1000;
  const blocked = await page.evaluate(() => {
    const frames: unknown = Reflect.get(globalThis, "leadDeskFrames");
    return typeof frames === "object" && frames && "longest" in frames ? Number(frames.longest) : Number.NaN;
  });
  await context.close();
  return { seconds, blocked };
}

export async function measureReading(
  browser: Browser,
  url: string,
  rows: number,
  rounds: number,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "lead-desk-bench-"));
  const path = join(folder, "bench.csv");
  const all: Round[] = [];
  try {
    writeFileSync(path, textOf(rows));
    while (all.length < rounds) all.push(await measureRound(browser, url, path, rows));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const worst = Math.max(...all.map(({ blocked }) => blocked));
  return [
    {
      what: `a file of ${rows} rows read and checked in the browser, s`,
      baseline: "",
      product: spread(
        all.map(({ seconds }) => seconds),
        1,
      ),
      ratio: "",
      target: "",
      holds: null,
    },
    {
      what: "its longest blocked frame, ms (the worst round)",
      baseline: "",
      product: worst.toFixed(0),
      ratio: "",
      target: `≤ ${BLOCKED_MS}`,
      holds: worst <= BLOCKED_MS,
    },
  ];
}
