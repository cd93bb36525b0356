import { box, status, timesTaken } from "./support/add-lead.ts";
import { expect, test } from "./support/desk.ts";
import { details, handIn, rejection, rowOf, table, unknownOffer } from "./support/submissions.ts";

test("the first HTML has the rows; address, reload, Back and a copied link show the same", async ({
  desk,
  page,
  request,
}) => {
  await desk.sandbox.control.fault(rejection);
  const lead = await handIn(desk, page, /Rejected:/);
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await request.get(page.url(), { headers: { cookie: cookies } });
  expect(answer.status()).toBe(200);
  // In a cell, not only among the data for the scripts.
  expect(await answer.text()).toMatch(new RegExp(`<td[^>]*>${lead.Email}</td>`));
  await expect(table(page).getByRole("columnheader")).toHaveText([
    ...["Entered", "Name", "Email", "Offer", "Outcome", "Attempts", "Batch"],
  ]);
  await expect(rowOf(page, lead.Email)).toContainText("Rejected");

  const outcome = page.getByRole("combobox", { name: "Outcome" });
  await expect(outcome.getByRole("option")).toHaveText([
    ...["All", "Queued", "Sending", "Unknown", "Held", "Accepted", "Duplicate", "Rejected", "Cancelled"],
  ]);
  await outcome.selectOption("Accepted");
  await expect(page.getByText(/No accepted submissions match/)).toBeVisible();
  await expect(page).toHaveURL(/state=accepted/);
  await page.reload();
  await expect(outcome).toHaveValue("accepted");
  await page.getByRole("button", { name: "Show all submissions" }).click();
  await expect(table(page)).toBeVisible();
  await page.goBack();
  await expect(page.getByText(/No accepted submissions match/)).toBeVisible();
  await outcome.selectOption("Rejected");
  await expect(rowOf(page, lead.Email)).toHaveCount(1);

  await page.getByRole("searchbox", { name: "Search submissions" }).fill(lead.Email.slice(2, 12));
  await expect(page).toHaveURL(new RegExp(`query=${lead.Email.slice(2, 12)}`));
  await expect(rowOf(page, lead.Email)).toHaveCount(1);
  await expect(page.getByRole("navigation", { name: "Pagination" })).toContainText("Page 1 of 1");
});

test("an outcome chosen right after a search's last key stays chosen", async ({ desk, page }) => {
  await desk.sandbox.control.fault(rejection);
  const lead = await handIn(desk, page, /Rejected:/);
  await page.getByRole("searchbox").fill("");
  await expect(page).not.toHaveURL(/query=/);
  await page.keyboard.type(lead.Email.slice(0, 2), { delay: 10 });
  await page.getByRole("combobox", { name: "Outcome" }).selectOption("Rejected");
  await expect(page).toHaveURL(/query=/);
  await expect(page).toHaveURL(/state=rejected/);
});

test("by keys: a row opens, tells every attempt with the broker's words folded, and gives the focus back", async ({
  desk,
  page,
}) => {
  await desk.sandbox.control.fault(rejection);
  const lead = await handIn(desk, page, /Rejected:/);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  const row = rowOf(page, lead.Email);
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(details(page).getByText(`Rejected: North Markets checked ${lead.Email}`)).toBeVisible();
  const attempt = details(page).getByRole("listitem").filter({ hasText: "Sent" });
  await expect(attempt).toContainText("North Markets checked the lead and refused it. HTTP 500.");
  await expect(attempt.locator("time")).toHaveAttribute("title", /UTC$/);
  const words = attempt.getByText("Register Account Model is not valid");
  await expect(words).toBeHidden();
  await attempt.getByText("Technical details").press("Enter");
  await expect(words).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(details(page)).toHaveCount(0);
  await expect(row).toBeFocused();
});

test("a rejected lead is edited and sent again; the old row leads to the new one", async ({ desk, page }) => {
  await desk.sandbox.control.fault(rejection);
  const lead = await handIn(desk, page, /Rejected:/);
  await rowOf(page, lead.Email).click();
  await details(page).getByRole("button", { name: "Edit" }).click();
  await expect(page.getByRole("heading", { name: `Correcting ${lead.Email}` })).toBeVisible();
  await expect(box(page, "Last name")).toHaveValue(lead["Last name"]);
  await expect(page).toHaveURL(/\/leads\/new$/);
  await box(page, "Last name").fill("Corrected");
  await page.reload();
  await expect(box(page, "Last name")).toHaveValue("Corrected");
  await box(page, "Last name").press("Control+Enter");
  await expect(status(page).filter({ hasText: "Accepted:" })).toContainText(lead.Email);
  expect(await timesTaken(desk, lead.Email)).toBe(1);

  await page.goto(`${desk.url}/submissions?query=${encodeURIComponent(lead.Email)}`);
  await expect(rowOf(page, lead.Email)).toHaveCount(2);
  const old = rowOf(page, lead.Email).filter({ hasText: "Rejected" });
  await old.click();
  await expect(details(page).getByRole("button", { name: "Edit" })).toHaveCount(0);
  await details(page).getByRole("button", { name: "Show the corrected one" }).click();
  await expect(details(page).getByText(`Accepted: ${lead.Email} is at North Markets.`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(old).toBeFocused();
});

test("a rejected lead is sent again as it is by a press, and followed as the new submission that it goes on as", async ({
  desk,
  page,
}) => {
  await desk.sandbox.control.fault(rejection);
  const lead = await handIn(desk, page, /Rejected:/);
  await rowOf(page, lead.Email).click();
  await details(page).getByRole("button", { name: "Send again" }).click();
  await expect(details(page).getByText(`Accepted: ${lead.Email}`)).toBeVisible();
  await expect(details(page)).toContainText("It corrects a lead handed in before.");
  expect(await timesTaken(desk, lead.Email)).toBe(1);
  await details(page).getByRole("button", { name: "Show the one before" }).click();
  await expect(details(page).getByRole("button", { name: "Send again" })).toHaveCount(0);
});

test("a held lead is sent again by a press; outcomes arrive without a reload", async ({
  desk,
  page,
  context,
}) => {
  await desk.sandbox.control.fault(unknownOffer);
  const lead = await handIn(desk, page, /Held:/);
  const watcher = await context.newPage();
  await watcher.goto(page.url());
  await expect(rowOf(watcher, lead.Email)).toContainText("Held");
  await rowOf(page, lead.Email).click();
  await expect(details(page).getByRole("button", { name: "Edit" })).toBeVisible();
  await details(page).getByRole("button", { name: "Send again" }).click();
  await expect(details(page).getByText(`Accepted: ${lead.Email}`)).toBeVisible();
  await expect(details(page).getByRole("button", { name: "Send again" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(rowOf(page, lead.Email)).toContainText("Accepted");
  await expect(rowOf(watcher, lead.Email)).toContainText("Accepted");
  await expect(rowOf(watcher, lead.Email).getByRole("cell").nth(5)).toContainText("2");
});

test("cancelling asks first, and the lead is never sent", async ({ desk, page }) => {
  await desk.sandbox.control.fault(unknownOffer);
  const lead = await handIn(desk, page, /Held:/);
  await rowOf(page, lead.Email).click();
  await details(page).getByRole("button", { name: "Cancel sending" }).click();
  await details(page).getByRole("button", { name: "Keep it" }).click();
  await expect(details(page).getByRole("button", { name: "Send again" })).toBeVisible();
  await details(page).getByRole("button", { name: "Cancel sending" }).click();
  await details(page).getByRole("button", { name: "Yes, cancel sending" }).click();
  await expect(details(page).getByText(`Cancelled: ${lead.Email} is not sent`)).toBeVisible();
  await expect(details(page).getByRole("button", { name: "Send again" })).toHaveCount(0);
  expect(await timesTaken(desk, lead.Email)).toBe(0);
});

test("a receipt is copied, and printed alone", async ({ desk, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const lead = await handIn(desk, page, /Accepted:/);
  await rowOf(page, lead.Email).click();
  await details(page).getByRole("button", { name: "Copy receipt" }).click();
  await expect(details(page).getByText("Copied", { exact: true })).toBeVisible();
  const receipt = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of [lead.Email, "Outcome: Accepted", "Broker's lead ID: ", "Submission ID: ", "(UTC): "]) {
    expect(receipt).toContain(part);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "Receipt for a lead" })).toBeVisible();
  await expect(page.getByText("Submission details")).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  const printed = page.evaluate(
    () => new Promise((resolve) => addEventListener("beforeprint", () => resolve(true), { once: true })),
  );
  await page.emulateMedia({ media: null });
  await details(page).getByRole("button", { name: "Print" }).click();
  expect(await printed).toBe(true);
});
