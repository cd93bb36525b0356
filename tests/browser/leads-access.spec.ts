import { faults } from "./support/axe.ts";
import { expect, test } from "./support/desk.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1360, 360]) {
    test(`axe finds nothing, ${colorScheme}, ${width} px: list, dates, columns, details, no match, outage`, async ({
      page,
      desk,
    }) => {
      // Six readings of the whole page.
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await desk.signIn(page);
      await page.goto(`${desk.url}/leads?range=all`);
      await expect(page.getByRole("row")).toHaveCount(51);
      expect(await faults(page)).toEqual([]);
      const small = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      expect(small, "no sideways scroll").toBe(true);
      await page.getByRole("button", { name: "Date range" }).click();
      await expect(page.getByRole("textbox", { name: "From" })).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press("Escape");
      if (width > 768) {
        await page.getByRole("button", { name: "Columns" }).click();
        await expect(page.getByRole("checkbox", { name: "Phone" })).toBeVisible();
        expect(await faults(page)).toEqual([]);
        await page.keyboard.press("Escape");
      }
      await page.getByRole("row").nth(2).click();
      await expect(page.getByRole("dialog", { name: "Lead details" })).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("searchbox").fill("zzzzzz");
      await expect(page.getByText(/No leads match/)).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await desk.sandbox.control.fault({
        endpoint: "list",
        fault: { kind: "html", status: 502 },
        times: "always",
      });
      await page.getByRole("searchbox").fill("anna");
      await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
  }
}

test("a narrow screen's entries are still a table with its headers", async ({ page, desk }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all`);
  const table = page.getByRole("table", { name: "Leads" });
  await expect(table.getByRole("columnheader")).toHaveCount(7);
  await expect(table.getByRole("row").nth(1).getByRole("cell")).toHaveCount(7);
  await page.getByRole("combobox", { name: "Rows per page" }).selectOption("250");
  await expect(table).toHaveAttribute("aria-rowcount", "251");
  await page.mouse.wheel(0, 8000);
  await expect(table.locator('tr[data-at="100"]')).toBeAttached();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("the light cells: at most fourteen elements a row", async ({ page, desk }) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all`);
  const counts = await page
    .locator("tbody tr[data-at]")
    .evaluateAll((rows) => rows.map((row) => row.querySelectorAll("*").length + 1));
  expect(Math.max(...counts)).toBeLessThanOrEqual(14);
});

test("nothing moves while the page loads", async ({ page, desk }) => {
  await desk.signIn(page);
  await desk.sandbox.control.settings({ latencyMs: 600 });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ("value" in entry) shifts.push(Number(entry.value));
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${desk.url}/leads?range=all`);
  await expect(page.getByRole("row")).toHaveCount(51);
  await page.waitForTimeout(500);
  const shifts: number[] = await page.evaluate("shifts");
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
});

test("no page has an alert of nothing; a new page is announced all the same", async ({ page, desk }) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads`);
  await expect(page.getByRole("status")).toBeVisible();
  const announcer = page.locator("next-route-announcer [aria-live=assertive]");
  await expect(announcer).toBeAttached();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Add lead" }).click();
  await expect(announcer).toHaveText(/^Add lead/);
  await expect(page.getByRole("alert")).toHaveCount(0);
});
