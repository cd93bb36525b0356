import type { Page } from "@playwright/test";
import { expect, test } from "./support/desk.ts";

/** Where the header's cells, the first rows and the line below stand, in whole pixels. */
async function places(page: Page) {
  return page.evaluate(() => {
    const box = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    };
    const all = (selector: string) => [...document.querySelectorAll(`main table ${selector}`)];
    const wide = innerWidth >= 768;
    return {
      headers: wide ? all("th").map((header) => [header.textContent, box(header)]) : [],
      rows: all("tbody tr").slice(0, 5).map(box),
      foot: wide
        ? Math.round(document.querySelector("main table")?.parentElement?.getBoundingClientRect().bottom ?? 0)
        : 0,
    };
  });
}

for (const [width, height] of [
  [1360, 800],
  [900, 700],
  [360, 700],
] as const) {
  test(`nothing moves when the rows come, at ${width} pixels`, async ({ page, desk }) => {
    await page.setViewportSize({ width, height });
    await desk.signIn(page);
    await desk.sandbox.control.settings({ latencyMs: 3000 });
    await page.goto(`${desk.url}/leads?range=all`, { waitUntil: "commit" });
    await expect(page.getByText("Loading leads")).toBeAttached();
    const before = await places(page);
    expect(before.rows).toHaveLength(5);
    await expect(page.getByRole("table", { name: "Leads" }).locator("tr[data-at]")).toHaveCount(50);
    expect(await places(page)).toEqual(before);
  });
}

test("a broker that is slow to answer is named in place, at first and later, and nothing moves", async ({
  page,
  desk,
}) => {
  const words = page.getByText("North Markets is slow to answer. Still waiting …");
  await desk.signIn(page);
  await desk.sandbox.control.settings({ latencyMs: 6000 });
  await page.goto(`${desk.url}/leads?range=all`, { waitUntil: "commit" });
  await expect(page.getByText("Loading leads")).toBeAttached();
  const before = await places(page);
  await expect(words).toHaveCount(0);
  await expect(words).toBeVisible({ timeout: 5000 });
  expect(await places(page)).toEqual(before);
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("status")).toHaveText("1–50 of 2,500 leads", { timeout: 6000 });
  await page.getByRole("searchbox", { name: "Search leads" }).fill("nowak");
  await expect(page.getByRole("status")).toHaveText("North Markets is slow to answer. Still waiting …", {
    timeout: 5000,
  });
  expect((await places(page)).foot).toBe(before.foot);
  await expect(page.getByRole("status")).toHaveText(/^1–\d+ of \d+ leads$/, { timeout: 6000 });
});
