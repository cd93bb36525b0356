/** What a person waits for in the browser: the first rows, the next page, a search, a thousand rows. */
import type { Browser, BrowserContext, Page } from "playwright";
import { type Figure, median, spread } from "./figures.ts";
import { installWatch, longFrames, nodesPerRow, type Shown, untilShown } from "./screen-watch.ts";
import { signIn } from "./sign-in.ts";

const NAME = "nowak";
/** A person looks at the rows before the next page is wanted; the desk fetches it meanwhile. */
const LOOK_MS = 600;
const KEY_MS = 40;
const WHEEL_STEPS = 40;

type Round = {
  readonly first: Shown;
  readonly next: Shown;
  readonly search: Shown;
  readonly thousand: Shown;
  readonly scrollFrames: number;
  readonly nodes: number;
};

async function openList(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await installWatch(page);
  await page.goto(`${url}/leads?range=all`, { waitUntil: "commit" });
  return page;
}

/** The frames of more than 50 ms while the wheel turns down through all rows. */
async function scrollThrough(page: Page): Promise<number> {
  const before = await longFrames(page);
  await page.getByRole("row").nth(5).hover();
  for (let step = 0; step < WHEEL_STEPS; step += 1) {
    await page.mouse.wheel(0, 1000);
    await page.waitForTimeout(30);
  }
  return (await longFrames(page)) - before;
}

async function measureRound(context: BrowserContext, url: string): Promise<Round> {
  const page = await openList(context, url);
  const first = await untilShown(page, /^1–50 of /, "navigation");
  await page.waitForTimeout(LOOK_MS);
  const seeNext = untilShown(page, /^51–100 of /);
  await page.getByRole("button", { name: "Next page" }).click();
  const next = await seeNext;
  await page.waitForTimeout(LOOK_MS);
  const nodes = await nodesPerRow(page);
  const seeFound = untilShown(page, /^1–50 of \d{1,3}(?:,\d{3})?\D/, "input", NAME);
  await page.getByRole("searchbox", { name: "Search leads" }).focus();
  await page.keyboard.type(NAME, { delay: KEY_MS });
  const search = await seeFound;
  await page.close();

  const other = await openList(context, url);
  await untilShown(other, /^1–50 of /, "navigation");
  await other.waitForTimeout(LOOK_MS);
  const seeAll = untilShown(other, /^1–1,?000 of /);
  await other.getByRole("combobox", { name: "Rows per page" }).selectOption("1000");
  const thousand = await seeAll;
  await other.waitForTimeout(LOOK_MS);
  const scrollFrames = await scrollThrough(other);
  await other.close();
  return { first, next, search, thousand, scrollFrames, nodes };
}

/** The best open-source peers, as the issue names them: milliseconds, and nodes of a row. */
const PEERS = { first: 316, next: 114, search: 475, thousand: 1020, thousandFrames: 10, nodes: 32 } as const;
const SEARCH_TARGET_MS = 250;

function figureOf(what: string, peer: number | null, values: readonly number[], target: number): Figure {
  const ratio = peer === null ? "" : (median(values) / peer).toFixed(2);
  return {
    what,
    baseline: peer === null ? "" : `${peer} (peer)`,
    product: spread(values, 0),
    ratio,
    target: `≤ ${target}`,
    holds: median(values) <= target,
  };
}

/** `rounds` visits by one signed-in browser; one more before them fills its cache and warms the server. */
export async function measureScreen(browser: Browser, url: string, rounds: number): Promise<Figure[]> {
  const context = await signIn(browser, url);
  await measureRound(context, url);
  const all: Round[] = [];
  while (all.length < rounds) all.push(await measureRound(context, url));
  await context.close();
  const ms = (step: "first" | "next" | "search" | "thousand") => all.map((round) => round[step].ms);
  const frames = all.map(({ thousand }) => thousand.longFrames);
  return [
    figureOf("screen: 50 rows from navigation, ms", PEERS.first, ms("first"), PEERS.first),
    figureOf("screen: next page, ms", PEERS.next, ms("next"), PEERS.next),
    figureOf("screen: search from the last key, ms", PEERS.search, ms("search"), SEARCH_TARGET_MS),
    figureOf("screen: 1000 rows, ms", PEERS.thousand, ms("thousand"), PEERS.thousand),
    figureOf("screen: 1000 rows, long frames", PEERS.thousandFrames, frames, PEERS.thousandFrames),
    figureOf(
      "screen: 1000 rows scrolled through, long frames",
      null,
      all.map(({ scrollFrames }) => scrollFrames),
      0,
    ),
    figureOf(
      "screen: nodes in a row",
      PEERS.nodes,
      all.map(({ nodes }) => nodes),
      PEERS.nodes,
    ),
  ];
}
