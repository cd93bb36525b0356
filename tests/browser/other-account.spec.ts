import { STRANGER } from "#sandbox/accounts.ts";
import { box, openFilled, timesTried } from "./support/add-lead.ts";
import { expect, test } from "./support/desk.ts";

test("a page is put away while another account is signed in in this browser: nothing typed on it is sent, or lost", async ({
  context,
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page);
  await context.clearCookies();
  const other = await context.newPage();
  await desk.signIn(other, STRANGER);
  await expect(page.getByRole("heading", { name: "Another account is signed in" })).toBeVisible();
  await expect(box(page, "Email")).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await context.clearCookies();
  await desk.signIn(other);
  await expect(box(page, "Email")).toHaveValue(lead.Email);
  expect(await timesTried(desk, lead.Email)).toBe(0);
});

test("a lead pressed on a page that nobody has told yet is not handed in for the other account: it goes with its own", async ({
  context,
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page);
  let asks = false;
  await page.route("**/api/submissions/waiting", (route) => (asks ? route.continue() : route.abort()));
  await expect(page.getByText("New to North Markets")).toBeVisible();
  await context.clearCookies();
  const other = await context.newPage();
  await other.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
  await desk.signIn(other, STRANGER);
  asks = true;
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Another account is signed in" })).toBeVisible();
  expect(await timesTried(desk, lead.Email)).toBe(0);
  await other.goto(`${desk.url}/submissions`);
  await expect(other.getByText("No submissions yet")).toBeVisible();
  await context.clearCookies();
  await desk.signIn(await context.newPage());
  await expect(page.getByRole("status").filter({ hasText: lead.Email })).toContainText("Accepted");
  expect(await timesTried(desk, lead.Email)).toBe(1);
});

test("a page that was told nothing finds out by itself, and leads to the other account's desk", async ({
  context,
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page);
  await context.clearCookies();
  const other = await context.newPage();
  await other.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
  await desk.signIn(other, STRANGER);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.getByRole("button", { name: "Open Lead Desk" }).click();
  await expect(page.getByRole("heading", { name: "Leads" })).toBeVisible();
  await page.getByRole("button", { name: "Account menu" }).click();
  await expect(page.getByText(STRANGER.username)).toBeVisible();
  await page.goto(`${desk.url}/leads/new`);
  await expect(box(page, "Email")).toHaveValue("");
  expect(await timesTried(desk, lead.Email)).toBe(0);
});
