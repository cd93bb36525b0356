import type { Page } from "@playwright/test";
import { faults } from "./support/axe.ts";
import { expect, test } from "./support/desk.ts";
import {
  checkFile,
  csv,
  file,
  goOn,
  grid,
  heading,
  openImport,
  people,
  sendButton,
} from "./support/import.ts";

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

function faultyFile() {
  const { lines } = people(60);
  lines[1] = "Jan,,nobody at home,12,Atlantis";
  lines[3] = `${lines[0]}`;
  return file("a file with a rather long name for a narrow screen.csv", csv(lines));
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1360, 360]) {
    test(`axe finds nothing and nothing scrolls sideways, ${colorScheme}, ${width} px, on every step`, async ({
      page,
      desk,
    }) => {
      // Six readings of the whole page.
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await openImport(desk, page);
      const look = async () => {
        expect(await faults(page)).toEqual([]);
        expect(await scrollsSideways(page)).toBe(false);
      };
      await goOn(page);
      await look();
      await page.getByLabel("File", { exact: true }).setInputFiles(faultyFile());
      await expect(page.getByRole("region", { name: "First rows" })).toBeVisible();
      await look();
      await goOn(page);
      await expect(heading(page, "Match columns")).toBeVisible();
      await page.getByRole("combobox", { name: "Phone" }).selectOption("Not in the file");
      await goOn(page);
      await look();
      await page.getByRole("combobox", { name: "Phone" }).selectOption("Phone");
      await goOn(page);
      await expect(heading(page, "Check rows")).toBeVisible();
      await expect(grid(page).getByRole("gridcell", { name: "nobody at home" })).toBeVisible();
      await look();
      await grid(page).getByRole("gridcell", { name: "nobody at home" }).dblclick();
      await expect(page.getByRole("textbox", { name: "Email, row 2" })).toBeFocused();
      await look();
      await page.keyboard.press("Escape");
      await sendButton(page).click();
      await expect(page.getByRole("link", { name: "See this import" })).toBeVisible();
      await look();
    });
  }
}

/** Whether the middle of what has the focus can be seen. */
const seesFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const { left, top, width, height } = focused?.getBoundingClientRect() ?? new DOMRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return focused?.contains(there) ?? false;
  });

test("at 360 px the progress never lies over what has the focus", async ({ page, desk }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await openImport(desk, page);
  await page.getByLabel("File", { exact: true }).setInputFiles(faultyFile());
  await goOn(page);
  await expect(heading(page, "Match columns")).toBeVisible();
  let answer = () => {};
  await page.route("**/api/batches/already", async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.continue();
  });
  const button = page.getByRole("button", { name: "Continue" });
  await button.focus();
  // Where the progress would lie by itself: at the foot of the screen.
  await button.evaluate((element) => element.scrollIntoView({ block: "end" }));
  await page.keyboard.press("Enter");
  const progress = page.getByRole("progressbar", { name: "Checking the rows" });
  await expect(progress).toBeVisible();
  await expect(button).toBeFocused();
  expect(await seesFocus(page)).toBe(true);
  for (const [key, times] of [
    ["Shift+Tab", 12],
    ["Tab", 12],
  ] as const) {
    for (let press = 0; press < times; press += 1) {
      await page.keyboard.press(key);
      expect(await seesFocus(page)).toBe(true);
    }
  }
  await expect(progress).toBeVisible();
  answer();
  await expect(heading(page, "Check rows")).toBeFocused();
});

test("the focus in the rows has the focus colour, on a faulty cell as well", async ({ page, desk }) => {
  await openImport(desk, page);
  await checkFile(page, faultyFile());
  const cell = grid(page).getByRole("gridcell", { name: "nobody at home" });
  await cell.click();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(cell).toBeFocused();
  const [ring, focus] = await cell.evaluate((element) => {
    element.style.setProperty("background-color", "var(--c-focus)");
    const { outlineColor, backgroundColor } = getComputedStyle(element);
    return [outlineColor, backgroundColor];
  });
  expect(ring).toBe(focus);
});

test("keys move through 20,000 rows, and the focus is never lost", async ({ page, desk }) => {
  await openImport(desk, page);
  await page.getByLabel("File", { exact: true }).setInputFiles(file("many.csv", csv(people(20_000).lines)));
  await goOn(page);
  await expect(heading(page, "Match columns")).toBeVisible();
  await goOn(page);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "20001");
  const focused = grid(page).locator(":focus");
  const at = async (row: number, text: string | RegExp) => {
    await expect(focused).toHaveText(text);
    await expect(grid(page).locator("[role=row]:has(:focus)")).toHaveAttribute("aria-rowindex", `${row + 1}`);
  };
  await grid(page).getByRole("gridcell", { name: "Jan" }).first().click();
  await at(1, "Jan");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await at(2, "Nowak");
  await page.keyboard.press("End");
  await at(2, "PL");
  await page.keyboard.press("Control+End");
  await at(20_000, "PL");
  await page.keyboard.press("PageUp");
  await expect(focused).toBeVisible();
  await page.keyboard.press("Home");
  await expect(focused).toHaveText("Ready");
  await page.keyboard.press("Control+Home");
  await at(1, "Ready");
  // With no problem left Tab goes on, out of the rows.
  await page.keyboard.press("Tab");
  await expect(grid(page).locator(":focus")).toHaveCount(0);
  expect(await grid(page).getByRole("row").count()).toBeLessThan(80);
});
