import type { Locator } from "@playwright/test";
import { expect, test } from "./support/desk.ts";
import {
  alert,
  csv,
  file,
  goOn,
  grid,
  heading,
  openImport,
  people,
  sendButton,
  toRows,
} from "./support/import.ts";

function leads() {
  const { lines } = people(60);
  lines[3] = `Jan,Nowak,${people(1).emails[0]},+48600100203,Polandia`;
  lines[7] = `Jan,Nowak,${people(1).emails[0]},+48600100207,Polandia`;
  return file("leads.csv", csv(lines));
}

/** How far the button's foot is from the window's. */
const fromFoot = (button: Locator): Promise<number> =>
  button.evaluate((element) => innerHeight - element.getBoundingClientRect().bottom);

for (const [width, height] of [
  [1360, 800],
  [768, 1024],
  [360, 740],
  [680, 400],
] as const) {
  test(`what goes on is seen at the foot of the window on every step, ${width} × ${height}`, async ({
    desk,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openImport(desk, page);
    const isAtFoot = async (button: Locator) => {
      const distance = await fromFoot(button);
      expect(distance).toBeGreaterThanOrEqual(8);
      // The words stand in a line of their own where the window is narrow.
      expect(distance).toBeLessThanOrEqual(80);
    };
    const next = page.getByRole("button", { name: "Continue" });
    await isAtFoot(next);
    await page.getByLabel("File", { exact: true }).setInputFiles(leads());
    await expect(page.getByRole("region", { name: "First rows" })).toBeVisible();
    await isAtFoot(next);
    await goOn(page);
    await expect(heading(page, "Match columns")).toBeVisible();
    await isAtFoot(next);
    await goOn(page);
    await expect(heading(page, "Check rows")).toBeVisible();
    await isAtFoot(sendButton(page));
  });
}

for (const width of [1360, 360]) {
  test(`a file that cannot be read moves nothing, ${width} px`, async ({ desk, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openImport(desk, page);
    const paste = page.getByRole("textbox", { name: "Paste rows" });
    const before = await paste.boundingBox();
    await page.getByLabel("File", { exact: true }).setInputFiles(file("pic.png", "\x89PNG...."));
    await expect(alert(page)).toContainText("pic.png is not a CSV, TSV or XLSX file.");
    expect(await paste.boundingBox()).toEqual(before);
  });
}

for (const width of [1360, 680]) {
  test(`rows stay where they are when fixes are found and when only some are shown, ${width} px`, async ({
    desk,
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await openImport(desk, page);
    await page.getByLabel("File", { exact: true }).setInputFiles(leads());
    await toRows(page);
    const places = async () => [await grid(page).boundingBox(), await sendButton(page).boundingBox()];
    const top = async () => (await places()).map((box) => box?.y);
    const before = await top();
    await expect(page.getByRole("list", { name: "Suggested fixes" })).toBeVisible();
    expect(await top()).toEqual(before);
    await page.getByRole("checkbox", { name: "Only rows with problems" }).check();
    await expect(grid(page)).toHaveAttribute("aria-rowcount", "3");
    expect(await top()).toEqual(before);
    await page.getByRole("list", { name: "Suggested fixes" }).getByRole("button").first().click();
    await expect(page.getByText("No rows with problems")).toBeVisible();
    await page.getByRole("button", { name: "Show all rows" }).click();
    await expect(grid(page)).toHaveAttribute("aria-rowcount", "61");
    const [rows] = await top();
    expect(rows).toEqual(before[0]);
  });
}
