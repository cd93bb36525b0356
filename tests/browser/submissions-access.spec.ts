import type { Page } from "@playwright/test";
import { documented, openForm, submit } from "./support/add-lead.ts";
import { faults } from "./support/axe.ts";
import { expect, test } from "./support/desk.ts";

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1360, 360]) {
    test(`axe finds nothing and nothing is too wide, ${colorScheme}, ${width} px: list, details, cancelling, erasing, no match, outage`, async ({
      desk,
      page,
    }) => {
      // Six readings of the whole page.
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await openForm(desk, page);
      await desk.sandbox.control.fault(documented(404, "NOT_FOUND", "Entity not found"));
      await submit(page);
      await expect(page.getByText(/Held:/).first()).toBeVisible();
      await page.goto(`${desk.url}/submissions`);
      await expect(page.getByRole("table", { name: "Submissions" })).toBeVisible();
      expect(await faults(page)).toEqual([]);
      expect(await isWide(page)).toBe(false);

      await page.getByRole("row").nth(1).click();
      const details = page.getByRole("dialog", { name: "Submission details" });
      await expect(details.getByRole("button", { name: "Copy receipt" })).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await details.getByRole("button", { name: "Cancel sending" }).click();
      await expect(details.getByRole("button", { name: "Keep it" })).toBeFocused();
      expect(await faults(page)).toEqual([]);
      expect(await isWide(page)).toBe(false);
      await page.keyboard.press("Escape");

      await page.getByRole("button", { name: "Erase a person" }).click();
      const erasing = page.getByRole("dialog", { name: "Erase a person" });
      await erasing.getByRole("textbox", { name: "Email" }).fill("nobody@example.com");
      await page.keyboard.press("Enter");
      await expect(erasing.getByText(/^Nothing of this person/)).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press("Escape");

      await page.getByRole("searchbox").fill("zzzzzz");
      await expect(page.getByText(/No submissions match/)).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.route("**/api/submissions?*", (route) => route.abort());
      await page.getByRole("searchbox").fill("anna");
      await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
  }
}

test("a narrow screen's entries are still a table with its headers", async ({ desk, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openForm(desk, page);
  await submit(page);
  await expect(page.getByText(/Accepted:/).first()).toBeVisible();
  await page.goto(`${desk.url}/submissions`);
  const table = page.getByRole("table", { name: "Submissions" });
  await expect(table.getByRole("columnheader")).toHaveCount(7);
  await expect(table.getByRole("row").nth(1).getByRole("cell")).toHaveCount(7);
});
