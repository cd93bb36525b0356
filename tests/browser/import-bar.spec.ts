import type { Locator } from "@playwright/test";
import { expect, test } from "./support/desk.ts";
import { csv, file, goOn, heading, openImport, people, sendButton } from "./support/import.ts";

function leads() {
  const { lines } = people(60);
  lines[3] = `Jan,Nowak,${people(1).emails[0]},+48600100203,Polandia`;
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
