import type { Page } from "@playwright/test";
import { openFilled } from "./support/add-lead.ts";
import { signOut } from "./support/app.ts";
import { expect, test } from "./support/desk.ts";
import { checkFile, countLine, csv, file, openImport, people } from "./support/import.ts";

/** What the browser itself asks from here on; each is answered by staying, as a person does who sees rows at stake. */
function questionsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  return asked;
}

test("an import with unsent rows does not stay in sight once another tab has signed out", async ({
  context,
  desk,
  page,
}) => {
  await openImport(desk, page);
  await checkFile(page, file("people.csv", csv(people(3).lines)));
  await expect(countLine(page)).toHaveText("3 rows: 3 ready");
  const asked = questionsOf(page);
  const other = await context.newPage();
  await other.goto(`${desk.url}/leads`);
  await signOut(other);
  await page.waitForURL("**/sign-in**");
  expect(asked).toEqual([]);
});

test("signing out asks about a lead that is not saved yet before the session ends, and not after", async ({
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page);
  await page.route("**/leads/new", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByText("Not saved yet", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Submissions" }).click();
  await expect(page.getByRole("heading", { name: "Submissions" })).toBeVisible();
  const asked = questionsOf(page);
  const leave = async () => {
    await page.getByRole("button", { name: "Account menu" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await leave();
  const question = page.getByRole("dialog", { name: "Sign out all the same?" });
  await expect(question).toContainText("1 lead is not saved yet");
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await expect(question).toHaveCount(0);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain(lead.Email);
  await leave();
  await question.getByRole("button", { name: "Sign out and erase" }).click();
  await page.waitForURL("**/sign-in**");
  expect(asked).toEqual([]);
});
