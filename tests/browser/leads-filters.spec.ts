import type { Page } from "@playwright/test";
import type { Sandbox } from "#tests/server/support/sandbox.ts";
import { expect, test } from "./support/desk.ts";

const count = (page: Page) => page.getByRole("status");
const range = (page: Page) => page.getByRole("button", { name: "Date range", exact: true });

/** What the broker is asked for by this address; the page before it may just have asked as well, ahead of its need. */
async function asked(page: Page, address: string, { control }: Sandbox): Promise<(string | null)[][]> {
  await control.resetLedger();
  await page.goto(address);
  const calls = (await control.ledger()).calls.filter(({ endpoint }) => endpoint === "list");
  return calls.map((call) => {
    const { searchParams } = new URL(call.address, "http://broker.example");
    return [searchParams.get("from"), searchParams.get("to")];
  });
}

test.beforeEach(async ({ page, desk }) => {
  await desk.signIn(page);
});

test("each preset is one click, and stands in the address", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads`);
  for (const [name, value] of [
    ["Today", "today"],
    ["Yesterday", "yesterday"],
    ["Last 7 days", "last-7-days"],
    ["This month", "this-month"],
    ["Last month", "last-month"],
    ["All time", "all"],
  ] as const) {
    await range(page).click();
    await page.getByRole("button", { name, exact: true }).click();
    await expect(page).toHaveURL(`${desk.url}/leads?range=${value}`);
    await expect(range(page)).toHaveAccessibleDescription(`${name} Europe/Warsaw`);
  }
  await expect(count(page)).toHaveText("1–50 of 2,500 leads");
  await page.goBack();
  await expect(range(page)).toHaveAccessibleDescription(/^Last month/);
});

test("typed days are taken by Apply; days that are none are refused at the field", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads`);
  await range(page).click();
  const [from, to] = [page.getByRole("textbox", { name: "From" }), page.getByRole("textbox", { name: "To" })];
  await from.fill("2026-02-30");
  await to.fill("tomorrow");
  await page.getByRole("button", { name: "Apply" }).click();
  for (const field of [from, to]) {
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(/Enter a day/);
  }
  await expect(from).toBeFocused();
  await from.fill("2026-10-01");
  await to.fill("2026-10-31");
  await to.press("Enter");
  await expect(page).toHaveURL(`${desk.url}/leads?from=2026-10-01&to=2026-10-31`);
  await expect(range(page)).toHaveAccessibleDescription(/^1 Oct 2026 – 31 Oct 2026/);
});

test("days typed the wrong way round change places, in the address and in the list alike", async ({
  page,
  desk,
}) => {
  await page.goto(`${desk.url}/leads`);
  await range(page).click();
  await page.getByRole("textbox", { name: "From" }).fill("2026-10-31");
  await page.getByRole("textbox", { name: "To" }).fill("2026-10-01");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(`${desk.url}/leads?from=2026-10-01&to=2026-10-31`);
  await expect(range(page)).toHaveAccessibleDescription(/^1 Oct 2026 – 31 Oct 2026/);
});

test("days are whole days of the broker's zone, or of the chosen one, daylight saving included", async ({
  page,
  desk,
}) => {
  const days = `${desk.url}/leads?from=2026-10-25&to=2026-10-25`;
  expect(await asked(page, days, desk.sandbox)).toContainEqual([
    "2026-10-24T22:00:00Z",
    "2026-10-25T22:59:59Z",
  ]);
  await range(page).click();
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Asia/Tokyo");
  await expect(page).toHaveURL(/tz=Asia(\/|%2F)Tokyo/);
  await expect(range(page)).toHaveAccessibleDescription(/Asia\/Tokyo$/);
  expect(await asked(page, `${days}&tz=Asia/Tokyo`, desk.sandbox)).toContainEqual([
    "2026-10-24T15:00:00Z",
    "2026-10-25T14:59:59Z",
  ]);
});

test("created is relative, and exact with its zone on hover", async ({ page, desk }) => {
  const created = new Date(Date.now() - 3 * 3_600_000).toISOString();
  const fault = { kind: "list", rows: { set: { created } } } as const;
  await desk.sandbox.control.fault({ endpoint: "list", fault, times: "always" });
  await page.goto(`${desk.url}/leads?tz=UTC`);
  const time = page.getByRole("table").locator("time").first();
  await expect(time).toHaveText("3 h ago");
  await expect(time).toHaveAttribute("title", new RegExp(`${created.slice(11, 19)} \\(UTC\\)$`));
});

test("chosen columns stay in this browser, drawn by the server", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads?range=all`);
  const header = (name: string) => page.getByRole("columnheader", { name, exact: true });
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "role" }).check();
  await page.getByRole("checkbox", { name: "Phone" }).uncheck();
  await expect(header("role")).toBeVisible();
  await expect(header("Phone")).toHaveCount(0);
  const html = await (await page.request.get(`${desk.url}/leads?range=all`)).text();
  expect(html).toContain(">role</th>");
  expect(html).not.toContain(">Phone</th>");
  await page.reload();
  await expect(header("role")).toBeVisible();
  await expect(page.getByRole("link", { name: "Export CSV" })).toHaveAttribute("href", /columns=role/);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("button", { name: "Reset to the usual columns" }).click();
  await expect(header("role")).toHaveCount(0);
});

test("the export link carries the filter and ends in a file", async ({ page, desk }) => {
  await page.goto(`${desk.url}/leads?query=nowak&range=all&page=2&size=25`);
  const link = page.getByRole("link", { name: "Export CSV" });
  await expect(link).toHaveAttribute("href", "/api/leads/export?query=nowak&range=all");
  const downloading = page.waitForEvent("download");
  await link.click();
  expect((await downloading).suggestedFilename()).toBe("leads_north_all_time.csv");
});

test("semicolons are offered where numbers have a decimal comma, and only there", async ({
  browser,
  desk,
}) => {
  for (const [locale, offered] of [
    ["pl-PL", 1],
    ["en-GB", 0],
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await desk.signIn(page);
    await page.goto(`${desk.url}/leads`);
    await expect(page.getByRole("link", { name: "Export CSV" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Export format" })).toHaveCount(offered);
    if (offered) {
      await page.getByRole("button", { name: "Export format" }).click();
      const downloading = page.waitForEvent("download");
      await page.getByRole("menuitem", { name: "Separated by semicolons" }).click();
      expect((await downloading).url()).toContain("separator=semicolon");
    }
    await context.close();
  }
});
