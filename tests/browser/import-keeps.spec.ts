import { expect, test } from "./support/desk.ts";
import {
  alert,
  checkFile,
  countLine,
  csv,
  file,
  grid,
  heading,
  openImport,
  people,
  sendButton,
  takenOf,
} from "./support/import.ts";

test("a sending that breaks off goes on where it was, and no lead goes twice", async ({ desk, page }) => {
  await openImport(desk, page);
  const { emails, lines } = people(1200);
  await checkFile(page, file("long.csv", csv(lines)));
  let slices = 0;
  await page.route("**/api/batches/*/rows", (route) => {
    slices += 1;
    return slices === 2 ? route.abort() : route.continue();
  });
  await sendButton(page).click();
  await expect(alert(page)).toContainText("Lead Desk could not be reached.");
  await expect(countLine(page)).toHaveText("1,200 rows: 1,200 ready");
  await page.getByRole("button", { name: "Send 1,200 leads" }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("status").filter({ hasText: "of 1,200 done" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel import" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1,200 of 1,200 done" })).toBeVisible();
  const taken = await takenOf(desk, emails);
  expect(Math.max(...taken)).toBeLessThanOrEqual(1);
});

test("a session that ends in the middle is asked for again, and what was pressed then happens", async ({
  desk,
  page,
  context,
}) => {
  await openImport(desk, page);
  await checkFile(page, file("session.csv", csv(people(2).lines)));
  await context.clearCookies();
  await sendButton(page).click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.getByLabel("Password").fill("demo-password");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("status").filter({ hasText: "of 2 done" })).toBeVisible();
});

test("a look at another page loses nothing; closing the tab with unsent rows is warned of", async ({
  desk,
  page,
}) => {
  await openImport(desk, page);
  const { lines } = people(3);
  lines[1] = "Jan,Nowak,jan,+48600100200,PL";
  await checkFile(page, file("kept.csv", csv(lines)));
  const nav = page.getByRole("navigation", { name: "Main" });
  await nav.getByRole("link", { name: "Leads", exact: true }).click();
  await expect(heading(page, "Leads")).toBeVisible();
  await nav.getByRole("link", { name: "Import" }).click();
  await expect(countLine(page)).toHaveText("3 rows: 2 ready, 1 with problems");
  await page.getByRole("button", { name: "Back" }).click();
  await expect(heading(page, "Match columns")).toBeVisible();
  const asked = page.waitForEvent("dialog");
  void page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe("beforeunload");
  await (await asked).accept();
});

test("rows are removed and brought back, a fix mends its column, and an edit is undone", async ({
  desk,
  page,
}) => {
  await openImport(desk, page);
  const { lines, emails } = people(5);
  for (const at of [1, 2]) lines[at] = `Jan,Nowak,${emails[at]},+48600100200,Atlantis`;
  await checkFile(page, file("fixes.csv", csv(lines)));
  await expect(countLine(page)).toHaveText("5 rows: 3 ready, 2 with problems");
  await page.getByRole("button", { name: "Remove row 1" }).click();
  await expect(countLine(page)).toHaveText("4 rows: 2 ready, 2 with problems");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(countLine(page)).toHaveText("5 rows: 3 ready, 2 with problems");
  await page.getByRole("list", { name: "Suggested fixes" }).getByRole("button").first().click();
  await expect(countLine(page)).toHaveText("5 rows: 5 ready");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(countLine(page)).toHaveText("5 rows: 3 ready, 2 with problems");
  await page.getByRole("checkbox", { name: "Only rows with problems" }).check();
  await page.getByRole("button", { name: "Remove all 2" }).click();
  await expect(countLine(page)).toHaveText("3 rows: 3 ready");
  await page.getByRole("button", { name: "Show all rows" }).click();
  const cell = grid(page).getByRole("gridcell", { name: `${emails[0]}` });
  await cell.click();
  await page.keyboard.type("nobody");
  await page.keyboard.press("Escape");
  await expect(cell).toBeFocused();
  await page.keyboard.type("nobody");
  await page.keyboard.press("Enter");
  await expect(countLine(page)).toHaveText("3 rows: 2 ready, 1 with problems");
  await page.keyboard.press("Control+z");
  await expect(countLine(page)).toHaveText("3 rows: 3 ready");
});

test("asked for, the rows that the broker has are marked, and may go all the same", async ({
  desk,
  page,
}) => {
  await openImport(desk, page);
  const listed = await (await page.request.get(`${desk.url}/api/leads?range=all&size=1000`)).text();
  const emails = Array.from(listed.matchAll(/"email":"([^"]+@[^"]+)"/g), ([, email]) => `${email}`);
  // Not one that another test has sent: the desk would know of that itself.
  const known = emails.find((email) => !email.startsWith("lead."));
  const { lines } = people(2);
  lines[1] = `Jan,Nowak,${known},+48600100200,PL`;
  await checkFile(page, file("known.csv", csv(lines)));
  await page.getByRole("button", { name: "Check against North Markets" }).click();
  await expect(page.getByText("North Markets has 1 of these emails")).toBeVisible({ timeout: 30_000 });
  await expect(grid(page).getByRole("gridcell", { name: "North Markets has this email" })).toBeVisible();
  await expect(sendButton(page)).toHaveText("Send 2 leads");
});
