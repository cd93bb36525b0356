import type { Page } from "@playwright/test";
import { DEMO, MASKED } from "#sandbox/accounts.ts";
import { expect, test } from "./support/desk.ts";

const table = (page: Page) => page.getByRole("table", { name: "Leads" });
const bodyRows = (page: Page) => table(page).locator("tbody tr[data-at]");
const search = (page: Page) => page.getByRole("searchbox", { name: "Search leads" });
const outage = (page: Page) => page.getByRole("main").getByRole("alert");

const down = { endpoint: "list", fault: { kind: "html", status: 502 }, times: "always" } as const;

test("an outage on the first page is an alert with a next step, never an empty list", async ({
  page,
  desk,
}) => {
  await desk.signIn(page);
  await desk.sandbox.control.fault(down);
  await page.goto(`${desk.url}/leads?range=all`);
  await expect(outage(page)).toContainText("North Markets has trouble of its own");
  await expect(page.getByText(/No leads/)).toHaveCount(0);
  await desk.sandbox.control.clearFaults();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(bodyRows(page)).toHaveCount(50);
  await expect(outage(page)).toHaveCount(0);
});

test("an outage later keeps the rows that are there, and says so", async ({ page, desk }) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all`);
  await desk.sandbox.control.fault(down);
  await search(page).fill("nowak");
  await expect(outage(page)).toContainText("The rows below are from before your search.");
  // Neither the count of before beside the page of now, nor a way on that nobody knows of.
  await expect(page.getByRole("main").getByText(/of 2,500 leads/)).toHaveCount(0);
  await expect(page.getByText(/^Page 1/)).toHaveText("Page 1");
  await expect(outage(page).getByText("Technical details")).toBeVisible();
  await expect(bodyRows(page)).toHaveCount(50);
  await desk.sandbox.control.clearFaults();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(outage(page)).toHaveCount(0);
  await expect(bodyRows(page).first()).toContainText(/nowak/i);
});

test("an outage ends by itself once the broker is back; a refusal is not asked again", async ({
  page,
  desk,
}) => {
  test.setTimeout(120_000);
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all`);
  await desk.sandbox.control.fault(down);
  await search(page).fill("nowak");
  await expect(outage(page)).toContainText("It is tried again by itself.");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await desk.sandbox.control.clearFaults();
  await expect(outage(page)).toHaveCount(0, { timeout: 30_000 });
  await expect(bodyRows(page).first()).toContainText(/nowak/i);

  await desk.sandbox.control.fault({ ...down, fault: { kind: "html", status: 403 } });
  await search(page).fill("kowalska");
  await expect(outage(page)).toContainText("does not let this account");
  await expect(outage(page)).not.toContainText("by itself");
});

test("an outage after an empty search does not say that nothing matches", async ({ page, desk }) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all&query=zzzzzz`);
  await expect(page.getByText("No leads match “zzzzzz”")).toBeVisible();
  await desk.sandbox.control.fault(down);
  await search(page).fill("nowak");
  await expect(outage(page)).toBeVisible();
  await expect(page.getByText(/No leads/)).toHaveCount(0);
  await expect(page.getByText(/^0/)).toHaveCount(0);
});

test("no match and no leads each name their reason and a way on", async ({ page, desk }) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all&query=zzzzzz`);
  await page.getByRole("main").getByRole("button", { name: "Clear search" }).last().click();
  await expect(bodyRows(page)).toHaveCount(50);
  await page.goto(`${desk.url}/leads?from=2001-01-01&to=2001-01-02`);
  await expect(page.getByText("No leads in these days")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add a lead" })).toBeVisible();
  await page.getByRole("button", { name: "Show all time" }).click();
  await expect(bodyRows(page)).toHaveCount(50);
});

test("rows that cannot be read are counted, the others shown", async ({ page, desk }) => {
  await desk.signIn(page);
  const rows = [null, 7, { uuid: "u1", email: "one@example.com" }];
  const body = { content: rows, totalElements: 3, totalPages: 1 };
  await desk.sandbox.control.fault({
    endpoint: "list",
    fault: { kind: "answer", status: 200, body },
    times: "always",
  });
  await page.goto(`${desk.url}/leads?range=all`);
  await expect(page.getByText(/2 rows of this page are missing/)).toBeVisible();
  await expect(bodyRows(page)).toHaveCount(1);
});

const answer = (count: number, more: object) => {
  const content = Array.from({ length: count }, (_, at) => ({ uuid: `u${at}`, email: `p${at}@example.com` }));
  const fault = { kind: "answer", status: 200, body: { content, ...more } } as const;
  return { endpoint: "list", fault, times: "always" } as const;
};

test("a page that the broker sent only in part is no whole one, and is asked for again", async ({
  page,
  desk,
}) => {
  await desk.signIn(page);
  await desk.sandbox.control.fault(answer(20, { totalElements: 177, totalPages: 4 }));
  await page.goto(`${desk.url}/leads?range=all`);
  const note = page.getByText("North Markets sent 20 of the 50 rows of this page.");
  await expect(note).toBeVisible();
  await desk.sandbox.control.clearFaults();
  await desk.sandbox.control.fault(answer(0, { totalElements: 177, totalPages: 4 }));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("North Markets sent none of the leads of this page")).toBeVisible();
  await expect(page.getByText(/No leads/)).toHaveCount(0);
  await desk.sandbox.control.clearFaults();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(bodyRows(page)).toHaveCount(50);
  await expect(page.getByText(/of the 50 rows/)).toHaveCount(0);
});

test("a broker with a smaller page of its own is told as such, and its rows are counted right", async ({
  page,
  desk,
}) => {
  await desk.signIn(page);
  await desk.sandbox.control.fault(answer(20, { totalElements: 177, totalPages: 9, size: 20 }));
  await page.goto(`${desk.url}/leads?range=all&page=2`);
  await expect(page.getByText("North Markets gives at most 20 rows to a page.")).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("21–40 of 177 leads");
  await expect(page.getByText("Page 2 of 9")).toBeVisible();
  await expect(page.getByText(/of the 50 rows/)).toHaveCount(0);
});

test("a list without totals is honest about it and can be paged", async ({ page, desk }) => {
  await desk.signIn(page);
  const drop = ["totalElements", "totalPages", "last"];
  await desk.sandbox.control.fault({
    endpoint: "list",
    fault: { kind: "list", page: { drop } },
    times: "always",
  });
  await page.goto(`${desk.url}/leads?range=all`);
  await expect(page.getByRole("status")).toHaveText("1–50 of many leads");
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByRole("status")).toHaveText("51–100 of many leads");
});

test("what the broker keeps from an account is said quietly", async ({ page, desk }) => {
  await desk.signIn(page, MASKED);
  await expect(
    page.getByText("North Markets does not show phone numbers and emails to this account."),
  ).toBeVisible();
  await expect(bodyRows(page).first()).toContainText("*****");
  await desk.sandbox.control.settings({ masking: "omit" });
  await page.reload();
  await expect(bodyRows(page).first().getByText("Hidden by the broker")).toHaveCount(2);
});

test("a slow broker does not hold the page back: the frame stands, the rows come into it", async ({
  page,
  desk,
}) => {
  await desk.signIn(page);
  await desk.sandbox.control.settings({ latencyMs: 2000 });
  await page.goto(`${desk.url}/leads?range=all`, { waitUntil: "commit" });
  await expect(page.getByText("Loading leads")).toBeAttached({ timeout: 1500 });
  await expect(search(page)).toBeVisible();
  await expect(bodyRows(page)).toHaveCount(50);
  await expect(page.getByText("Loading leads")).toHaveCount(0);
});

async function signInAgain(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.getByRole("textbox", { name: "Password" }).fill(DEMO.password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog).toBeHidden();
}

test("a session that ended asks for the password over the page, then does what was asked", async ({
  page,
  desk,
  context,
}) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all`);
  // The next page is fetched ahead: it would ask for the password before anybody types.
  await page.waitForLoadState("networkidle");
  await context.clearCookies();
  await search(page).fill("nowak");
  await signInAgain(page);
  await expect(search(page)).toHaveValue("nowak");
  await expect(bodyRows(page).first()).toContainText(/nowak/i);
});

test("a refused refresh met by the first page asks for the password as well", async ({ page, desk }) => {
  await desk.signIn(page);
  await desk.sandbox.control.settings({ refuseRefresh: true });
  await desk.sandbox.control.kill("access");
  await page.goto(`${desk.url}/leads?range=all`);
  await signInAgain(page);
  await expect(bodyRows(page)).toHaveCount(50);
});
