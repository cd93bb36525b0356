import { box, fill, person } from "./support/add-lead.ts";
import { expect, test } from "./support/desk.ts";
import { details, handIn, rejection, rowOf, table } from "./support/submissions.ts";

test("a person is counted, then erased: the outcome stays, the whole email still finds it", async ({
  desk,
  page,
}) => {
  const lead = await handIn(desk, page, /Accepted:/);
  await page.getByRole("button", { name: "Erase a person" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase a person" });
  const email = dialog.getByRole("textbox", { name: "Email" });
  await expect(email).toHaveValue(lead.Email);
  await email.fill("nobody");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await email.fill(lead.Email.toUpperCase());
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByText("1 lead of this person is kept here.")).toBeVisible();
  await dialog.getByRole("button", { name: "Erase 1 lead" }).click();
  await expect(dialog).toHaveCount(0);
  const row = table(page).getByRole("row").nth(1);
  await expect(row).toContainText("Erased");
  await expect(row).toContainText("Accepted");
  await row.click();
  await expect(details(page).getByText(/was erased/)).toBeVisible();
  expect(await details(page).textContent()).not.toContain(lead.Email);
});

test("another account sees nothing of it, by no address", async ({ desk, page, browser }) => {
  const lead = await handIn(desk, page, /Accepted:/);
  const list = await (await page.request.get(`${desk.url}/api/submissions?query=${lead.Email}`)).json();
  expect(list).toMatchObject({
    rows: [{ email: lead.Email, state: "accepted", attempts: 1, batchId: null }],
    totalRows: 1,
  });
  expect(JSON.stringify(list)).not.toContain("technical");
  const { id } = list.rows[0];
  const other = await browser.newPage();
  await desk.signIn(other, {
    ...{ username: "stranger@otherpartner.example", password: "stranger-password", accountUuid: "" },
    ...{ partnerId: 220, partners: [220], authorities: [] },
  });
  for (const path of [`/api/submissions/${id}`, `/api/submissions/${id}/history`]) {
    expect((await other.request.get(`${desk.url}${path}`)).status()).toBe(404);
  }
  expect((await (await other.request.get(`${desk.url}/api/submissions`)).json()).totalRows).toBe(0);
  await other.goto(`${desk.url}/submissions`);
  await expect(other.getByText("No submissions yet")).toBeVisible();
  await other.close();
  const nobody = await browser.newContext();
  expect((await nobody.request.get(`${desk.url}/api/submissions`)).status()).toBe(401);
  await nobody.close();
});

test("a list that cannot be had is an alert, never an empty list, and comes back by itself", async ({
  desk,
  page,
}) => {
  const lead = await handIn(desk, page, /Accepted:/);
  await page.route("**/api/submissions?*", (route) => route.abort());
  await page.getByRole("combobox", { name: "Outcome" }).selectOption("Accepted");
  const alarm = page.getByRole("alert").filter({ hasText: "could not be listed" });
  await expect(alarm.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByText(/^No /)).toHaveCount(0);
  await page.unroute("**/api/submissions?*");
  await expect(alarm).toHaveCount(0);
  await expect(rowOf(page, lead.Email)).toContainText("Accepted");
});

test("a session that ends under the list is renewed over it", async ({ desk, page, context }) => {
  const lead = await handIn(desk, page, /Accepted:/);
  await context.clearCookies();
  await page.getByRole("combobox", { name: "Outcome" }).selectOption("Accepted");
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await again.getByRole("textbox", { name: "Password" }).fill("demo-password");
  await again.getByRole("button", { name: "Continue" }).click();
  await expect(again).toHaveCount(0);
  await expect(rowOf(page, lead.Email)).toContainText("Accepted");
});

test("keeps what is being typed aside when a lead comes in from the list", async ({ desk, page }) => {
  await desk.sandbox.control.fault(rejection);
  const lead = await handIn(desk, page, /Rejected:/);
  await page.goto(`${desk.url}/leads/new`);
  await fill(page, person({ "First name": "Half", "Last name": "Typed" }));
  await page.getByRole("link", { name: "Submissions" }).click();
  await rowOf(page, lead.Email).click();
  await details(page).getByRole("button", { name: "Edit" }).click();
  await expect(box(page, "Email")).toHaveValue(lead.Email);
  await page.getByRole("button", { name: "Bring back Half Typed" }).click();
  await expect(box(page, "First name")).toHaveValue("Half");
});
