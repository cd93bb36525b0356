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
