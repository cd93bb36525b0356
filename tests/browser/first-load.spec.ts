import { gzipSync } from "node:zlib";
import type { Browser, Response } from "@playwright/test";
import { expect, type TestDesk, test } from "./support/desk.ts";

/** Kilobytes (1000 bytes) of gzip, over all scripts fetched within WATCH_MS of a load that nobody touches (DESIGN 9). */
const BUDGETS = {
  "/sign-in": 150,
  "/leads": 190,
  "/leads/new": 200,
  "/import": 190,
  "/submissions": 190,
} as const;
const WATCH_MS = 3000;

/** gzip's usual level, for a server that sends the script as it is. */
const LEVEL = 6;

async function gzippedBytes(response: Response): Promise<number> {
  const { responseBodySize } = await response.request().sizes();
  const isCompressed = response.headers()["content-encoding"] === "gzip";
  return isCompressed ? responseBodySize : gzipSync(await response.body(), { level: LEVEL }).length;
}

/** A fresh browser's first visit. Browsers of today do not fetch the `nomodule` polyfill, so it is not among them. */
async function scriptsOfFirstLoad(browser: Browser, desk: TestDesk, address: string): Promise<Response[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (address !== "/sign-in") await desk.signIn(page);
  const cookies = await context.cookies();
  await context.close();

  const fresh = await browser.newContext();
  await fresh.addCookies(cookies);
  const visit = await fresh.newPage();
  const scripts: Response[] = [];
  visit.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  const answer = await visit.goto(`${desk.url}${address}`);
  expect(answer?.status()).toBe(200);
  expect(new URL(visit.url()).pathname).toBe(address);
  await visit.waitForTimeout(WATCH_MS);
  return scripts;
}

for (const [address, budget] of Object.entries(BUDGETS)) {
  test(`${address} fetches at most ${budget} KB of scripts before anybody touches it`, async ({
    browser,
    desk,
  }) => {
    const scripts = await scriptsOfFirstLoad(browser, desk, address);
    expect(scripts.length).toBeGreaterThan(3);
    const sizes = await Promise.all(scripts.map(gzippedBytes));
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    const figure = `${kilobytes.toFixed(1)} KB gzip in ${scripts.length} scripts, budget ${budget}`;
    test.info().annotations.push({ type: "first load", description: figure });
    process.stdout.write(`    ${address}: ${figure}\n`);
    expect(kilobytes).toBeLessThanOrEqual(budget);
  });
}
