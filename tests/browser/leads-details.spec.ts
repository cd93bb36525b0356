import type { Page } from "@playwright/test";
import { expect, test } from "./support/desk.ts";

const bodyRows = (page: Page) => page.getByRole("table", { name: "Leads" }).locator("tbody tr[data-at]");

test.beforeEach(async ({ page, desk }) => {
  await desk.signIn(page);
});

test("a click anywhere in a row shows every field that the broker sent", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads?range=all`);
  const row = bodyRows(page).nth(4);
  const email = await row.getByRole("cell").nth(2).textContent();
  const found = await page.request.get(
    `${desk.url}/api/leads?range=all&query=${encodeURIComponent(email ?? "")}`,
  );
  const { raw } = (await found.json()).rows[0];
  expect(raw.email).toBe(email);
  await row.getByRole("cell").nth(5).click();
  const dialog = page.getByRole("dialog", { name: "Lead details" });
  for (const field of ["email", "uuid", "branchUuid", "role"]) await expect(dialog).toContainText(raw[field]);
  await dialog.getByText("Raw JSON").click();
  for (const name of Object.keys(raw)) await expect(dialog.locator("pre")).toContainText(`"${name}"`);
});

test("the lead source is shown in its parts and as it came, times in the zone and in UTC", async ({
  page,
  desk,
}) => {
  const leadSource = "Test Offer|testoffer.com|Test Description |a12dd0a66a|old";
  const set = { leadSource, leadInfo: null, created: "2026-07-01T22:30:00Z" };
  await desk.sandbox.control.fault({
    endpoint: "list",
    fault: { kind: "list", rows: { set } },
    times: "always",
  });
  await page.goto(`${desk.url}/leads?range=all`);
  await bodyRows(page).first().click();
  const dialog = page.getByRole("dialog", { name: "Lead details" });
  for (const text of ["Test Offer", "testoffer.com", "a12dd0a66a", "old", leadSource]) {
    await expect(dialog.getByText(text, { exact: true })).toBeVisible();
  }
  await expect(dialog).toContainText("Thu 2 Jul 2026, 00:30:00 Europe/Warsaw");
  await expect(dialog).toContainText("Wed 1 Jul 2026, 22:30:00 UTC");
});

test("values are copied by a button, and the arrows lead through the page's leads", async ({
  page,
  desk,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: desk.url });
  await page.goto(`${desk.url}/leads?range=all`);
  const emails = await bodyRows(page).locator("td:nth-child(3)").allTextContents();
  await bodyRows(page).first().click();
  const dialog = page.getByRole("dialog", { name: "Lead details" });
  await dialog.getByRole("button", { name: "Copy email" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(emails[0]);
  await page.keyboard.press("ArrowRight");
  await expect(dialog).toContainText(emails[1] ?? "");
  await dialog.getByRole("button", { name: "Previous lead" }).click();
  await expect(dialog).toContainText(emails[0] ?? "");
  await expect(dialog.getByRole("button", { name: "Previous lead" })).toBeDisabled();
});

test("text can be selected in a row without opening it", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads?range=all`);
  const cell = bodyRows(page).first().getByRole("cell").nth(2);
  await cell.selectText();
  await cell.dispatchEvent("click");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("an email's domain is read in its own letters; JSON and export keep the broker's text", async ({
  page,
  desk,
}) => {
  const email = "jan@xn--mller-kva.example";
  const fault = { kind: "list", rows: { set: { email } } } as const;
  await desk.sandbox.control.fault({ endpoint: "list", fault, times: "always" });
  await page.goto(`${desk.url}/leads?range=all&size=25`);
  const cell = bodyRows(page).first().getByRole("cell", { name: "jan@müller.example" });
  await expect(cell).toHaveAttribute("title", email);
  const address = "range=all&size=25";
  expect(await (await page.request.get(`${desk.url}/api/leads?${address}`)).text()).toContain(email);
  expect(await (await page.request.get(`${desk.url}/api/leads/export?${address}`)).text()).toContain(email);
  await cell.click();
  const dialog = page.getByRole("dialog", { name: "Lead details" });
  await expect(dialog.getByText("jan@müller.example")).toBeVisible();
  await dialog.getByText("Raw JSON").click();
  await expect(dialog.locator("pre")).toContainText(email);
});
