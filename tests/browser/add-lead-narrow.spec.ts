import type { Page } from "@playwright/test";
import { box, fill, openForm, person, status } from "./support/add-lead.ts";
import { expect, test } from "./support/desk.ts";

test.use({ viewport: { width: 360, height: 640 } });

/** What has the focus, and whether all of it is to be seen: in the window, and not under the foot. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: field } = document;
    if (!field) return null;
    const foot = document.querySelector("form .sticky");
    const { top, bottom } = field.getBoundingClientRect();
    const end = foot?.contains(field) ? innerHeight : (foot?.getBoundingClientRect().top ?? innerHeight);
    const name = field.getAttribute("name") ?? field.textContent.trim();
    return { name, isSeen: top >= 0 && bottom <= end, isFoot: foot?.contains(field) ?? false };
  });

for (const key of ["Tab", "Shift+Tab"] as const) {
  test(`${key} through the whole form never ends under the buttons`, async ({ desk, page }) => {
    await openForm(desk, page);
    await page.getByText("More details").click();
    if (key === "Tab") await box(page, "First name").focus();
    else await page.getByRole("button", { name: "Submit lead" }).focus();
    const names: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      const place = await focused(page);
      expect(place, `after ${names.at(-1)}`).toMatchObject({ isSeen: true });
      names.push(place?.name ?? "");
      if (key === "Tab" ? place?.isFoot : place?.name === "firstName") break;
      await page.keyboard.press(key);
    }
    for (const name of ["phone", "source.trackingId", "More details", "address", "dateOfBirth"]) {
      expect(names).toContain(name);
    }
  });
}

test("the foot is as high as its buttons until there is an outcome", async ({ desk, page }) => {
  await openForm(desk, page);
  const height = async () => (await page.locator("form .sticky").boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThan(70);
  const lead = person();
  await fill(page, lead);
  await page.keyboard.press("Control+Enter");
  await expect(status(page)).toContainText(lead.Email);
  await expect(status(page)).toBeInViewport();
});
