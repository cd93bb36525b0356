import type { Page } from "@playwright/test";
import { expect, LEADS, test } from "./support/desk.ts";

const table = (page: Page) => page.getByRole("table", { name: "Leads" });
const bodyRows = (page: Page) => table(page).locator("tbody tr[data-at]");
const emails = (page: Page) => bodyRows(page).locator("td:nth-child(3)").allTextContents();
const count = (page: Page) => page.getByRole("status");
const search = (page: Page) => page.getByRole("searchbox", { name: "Search leads" });

test.beforeEach(async ({ page, desk }) => {
  await desk.signIn(page);
});

test("the first rows are in the first HTML", async ({ page, desk }) => {
  const html = await (await page.request.get(`${desk.url}/leads?range=all`)).text();
  await page.goto(`${desk.url}/leads?range=all`);
  const [first = "", , third = ""] = await emails(page);
  expect(first).toContain("@");
  for (const email of [first, third]) expect(html).toContain(`${email}</td>`);
  await expect(bodyRows(page)).toHaveCount(50);
});

test("the page has all that it promises, by role and name", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads?range=all`);
  await expect(page.getByRole("heading", { name: "Leads", level: 1 })).toBeVisible();
  for (const name of ["Created", "Name", "Email", "Phone", "Country", "Status", "Source"]) {
    await expect(table(page).getByRole("columnheader", { name, exact: true })).toBeVisible();
  }
  await expect(count(page)).toHaveText(`1–50 of ${LEADS.toLocaleString("en")} leads`);
  const pages = page.getByRole("navigation", { name: "Pagination" });
  await expect(pages.getByRole("button", { name: "Previous page" })).toBeDisabled();
  await expect(pages.getByRole("button", { name: "Next page" })).toBeEnabled();
  const sizes = pages.getByRole("combobox", { name: "Rows per page" }).getByRole("option");
  await expect(sizes).toHaveText(["25", "50", "100", "250", "1000"]);
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "Export CSV" })).toHaveAttribute("download", "");
  await expect(main.getByRole("link", { name: "Add lead" })).toHaveAttribute("href", "/leads/new");
});

test("pages turn by the address: Back, reload and a copied link show the same rows", async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.url}/leads?range=all`);
  const first = await emails(page);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(count(page)).toHaveText("51–100 of 2,500 leads");
  await expect(page).toHaveURL(/[?&]page=2/);
  const second = await emails(page);
  expect(second.filter((email) => first.includes(email))).toEqual([]);
  await page.reload();
  await expect(bodyRows(page)).toHaveCount(50);
  expect(await emails(page)).toEqual(second);
  await page.goBack();
  await expect(count(page)).toHaveText("1–50 of 2,500 leads");
  expect(await emails(page)).toEqual(first);
  await page.goForward();
  await expect(count(page)).toHaveText("51–100 of 2,500 leads");
});

test("search runs while typing, returns to page 1, and Back leads to before it, not through half words", async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.url}/leads`);
  await page.goto(`${desk.url}/leads?range=all&page=3`);
  await search(page).pressSequentially("nowak", { delay: 30 });
  await expect(page).toHaveURL(/query=nowak/);
  await expect(page).not.toHaveURL(/page=/);
  await expect.poll(async () => (await emails(page)).length).toBeGreaterThan(0);
  await expect(count(page)).not.toHaveText(/2,500/);
  await expect(table(page)).toHaveAttribute("aria-busy", "false");
  for (const row of await bodyRows(page).allTextContents()) expect(row.toLowerCase()).toContain("nowak");
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(count(page)).toHaveText("1–50 of 2,500 leads");
  await page.goBack();
  await expect(page).toHaveURL(`${desk.url}/leads?range=all&page=3`);
  await expect(count(page)).toHaveText("101–150 of 2,500 leads");
});

test("an older answer never overwrites a newer, and superseded calls are given up at the broker", async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.url}/leads?range=all`);
  const slow = {
    endpoint: "list",
    match: "query=anna",
    fault: { kind: "delay", ms: 2500, when: "before" },
  } as const;
  await desk.sandbox.control.fault({ ...slow, times: "always" });
  await search(page).fill("anna");
  await expect(page).toHaveURL(/query=anna/);
  await expect(table(page)).toHaveAttribute("aria-busy", "true");
  await search(page).fill("müller");
  await expect(count(page)).not.toHaveText(/2,500/);
  await expect(table(page)).toHaveAttribute("aria-busy", "false");
  const rows = await emails(page);
  await page.waitForTimeout(2600);
  expect(await emails(page)).toEqual(rows);
  expect((await desk.sandbox.control.ledger()).endpoints.list.aborted).toBeGreaterThan(0);
});

test("the next page is here before it is asked for", async ({ page, desk }) => {
  const asked = page.waitForResponse((answer) => /\/api\/leads\?.*page=2/.test(answer.url()));
  await page.goto(`${desk.url}/leads?range=all`);
  expect((await asked).status()).toBe(200);
  const calls: string[] = [];
  page.on("request", (request) => calls.push(request.url()));
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(count(page)).toHaveText("51–100 of 2,500 leads");
  expect(calls.filter((url) => /[?&]page=2(&|$)/.test(url) && url.includes("/api/leads"))).toEqual([]);
});

test("rows per page changes the page's size and returns to page 1", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads?range=all&page=2`);
  await page.getByRole("combobox", { name: "Rows per page" }).selectOption("25");
  await expect(count(page)).toHaveText("1–25 of 2,500 leads");
  await expect(page).toHaveURL(/size=25/);
  await expect(bodyRows(page)).toHaveCount(25);
});

test("past the last page the way back is shown", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads?range=all&page=900`);
  await expect(page.getByText("There is no page 900")).toBeVisible();
  await expect(page.getByText("page 50 is the last")).toBeVisible();
  await page.getByRole("button", { name: "Previous page" }).click();
  await expect(page).toHaveURL(/[?&]page=50(&|$)/);
  await page.goBack();
  await page.getByRole("button", { name: "Go to the last page" }).click();
  await expect(count(page)).toHaveText("2,451–2,500 of 2,500 leads");
  await expect(page.getByRole("button", { name: "Next page" })).toBeDisabled();
});

test("a thousand rows stay one table of which only a part is in the document", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads?range=all`);
  await page.getByRole("combobox", { name: "Rows per page" }).selectOption("1000");
  await expect(count(page)).toHaveText("1–1,000 of 2,500 leads");
  await expect(table(page)).toHaveAttribute("aria-rowcount", "1001");
  expect(await bodyRows(page).count()).toBeLessThan(120);
  await bodyRows(page).first().focus();
  await page.keyboard.press("End");
  const last = table(page).locator('tr[data-at="999"]');
  await expect(last).toBeFocused();
  await expect(last).toHaveAttribute("aria-rowindex", "1001");
  await expect(last).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Lead details" })).toBeVisible();
});

test("everything can be reached by keyboard: / searches, arrows walk the rows, Enter opens", async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.url}/leads?range=all`);
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await bodyRows(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const third = bodyRows(page).nth(2);
  await expect(third).toBeFocused();
  await expect(third).toHaveCSS("outline-style", "solid");
  expect(await bodyRows(page).and(page.locator("[tabindex='0']")).count()).toBe(1);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Lead details" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(third).toBeFocused();
});
