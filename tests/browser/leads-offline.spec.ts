import type { Page } from "@playwright/test";
import { box, fill, person } from "./support/add-lead.ts";
import { expect, test } from "./support/desk.ts";

const bodyRows = (page: Page) => page.getByRole("table", { name: "Leads" }).locator("tbody tr[data-at]");
const search = (page: Page) => page.getByRole("searchbox", { name: "Search leads" });
const outage = (page: Page) => page.getByRole("main").getByRole("alert");
const link = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
const refusal = (page: Page) => page.getByText("You are offline, so that page could not be opened");

test("offline ends in words, and the rows stay", async ({ page, desk, context }) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all`);
  // With the first touch the page fetches what it says without a network.
  const words = page.waitForResponse(/_next\/static\/.*\.js/);
  await search(page).press("Shift");
  await words;
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await search(page).fill("nowak");
  await expect(outage(page)).toContainText("Lead Desk could not be reached");
  await expect(bodyRows(page)).toHaveCount(50);
  await context.setOffline(false);
  await expect(outage(page)).toHaveCount(0);
  await expect(bodyRows(page).first()).toContainText(/nowak/i);
});

test("offline a link of the navigation leads nowhere and says so; what was typed stays", async ({
  page,
  desk,
  context,
}) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads/new`);
  const lead = person();
  await fill(page, lead);
  await context.setOffline(true);
  for (const press of ["click", "Enter"] as const) {
    if (press === "click") await link(page, "Leads").click();
    else await link(page, "Leads").press("Enter");
    await expect(refusal(page)).toBeVisible();
    await expect(page).toHaveURL(`${desk.url}/leads/new`);
    await expect(box(page, "Email")).toHaveValue(lead.Email);
  }
  await context.setOffline(false);
  await expect(refusal(page)).toHaveCount(0);
  await link(page, "Leads").click();
  await expect(page).toHaveURL(`${desk.url}/leads`);
});

test("a browser that takes itself for offline still gets to a desk that answers", async ({ page, desk }) => {
  await desk.signIn(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "onLine", { get: () => false });
    dispatchEvent(new Event("offline"));
  });
  await expect(page.getByText("You are offline")).toBeVisible();
  await link(page, "Add lead").click();
  await expect(page).toHaveURL(`${desk.url}/leads/new`);
});

for (const address of ["/leads?range=all", "/submissions"]) {
  test(`a line of notice leaves ${address} within the window, its pagination in view`, async ({
    page,
    desk,
  }) => {
    await page.setViewportSize({ width: 1360, height: 800 });
    await desk.signIn(page);
    await page.goto(`${desk.url}${address}`);
    const foot = page.getByRole("navigation", { name: "Pagination" });
    const { width } = (await page.getByRole("main").boundingBox()) ?? {};
    await page.evaluate(() => {
      Object.defineProperty(navigator, "onLine", { get: () => false });
      dispatchEvent(new Event("offline"));
    });
    await expect(page.getByText("You are offline")).toBeVisible();
    await expect(foot).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    expect((await page.getByRole("main").boundingBox())?.width).toBe(width);
  });
}
