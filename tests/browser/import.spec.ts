import { expect, test } from "./support/desk.ts";
import {
  alert,
  checkFile,
  countLine,
  csv,
  file,
  goOn,
  grid,
  heading,
  openImport,
  people,
  sendButton,
  takenOf,
  toRows,
  xlsx,
} from "./support/import.ts";

test("a file with faults is mended in the grid by keyboard alone, sent, and every lead is at the broker once", async ({
  desk,
  page,
}) => {
  await openImport(desk, page);
  const { emails, lines } = people(40);
  lines[4] = `Jan,Nowak,${emails[4]?.replace("@", " at ")},+48600100204,PL`;
  lines[9] = `Jan,,${emails[9]},12,PL`;
  lines[11] = `${lines[3]}`;
  await checkFile(page, file("faults.csv", csv(lines)));
  await expect(countLine(page)).toHaveText("40 rows: 37 ready, 2 with problems, 1 repeated in the file");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "41");
  await page.getByRole("checkbox", { name: "Only rows with problems" }).press("Space");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "3");

  const faulty = grid(page).locator("[role=gridcell][aria-invalid=true]");
  await expect(faulty).toHaveCount(3);
  await expect(faulty.first()).toHaveAccessibleDescription("Email: An email address has no spaces.");
  await page.keyboard.press("Tab");
  while (!(await grid(page).locator(":focus").count())) await page.keyboard.press("Tab");
  // From the first cell to the first problem, which is typed over; Tab keeps it and goes to the next one.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(grid(page).locator(":focus")).toHaveText(/ at /);
  await page.keyboard.type(`${emails[4]}`);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Kowalska");
  await page.keyboard.press("Tab");
  await page.keyboard.type("600 100 299");
  await page.keyboard.press("Enter");
  await expect(countLine(page)).toHaveText("40 rows: 39 ready, 1 repeated in the file");
  await expect(page.getByText("No rows with problems")).toBeVisible();
  await expect(sendButton(page)).toBeFocused();
  await expect(sendButton(page)).toHaveText("Send 39 leads");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("status").filter({ hasText: "39 of 39 done" })).toBeVisible({
    timeout: 60_000,
  });
  const sent = emails.filter((_, at) => at !== 11);
  expect(await takenOf(desk, sent)).toEqual(sent.map(() => 1));
});

test("ready rows go while those with problems stay; these follow in a batch of their own", async ({
  desk,
  page,
}) => {
  await openImport(desk, page);
  const { emails, lines } = people(6);
  lines[1] = `Jan,Nowak,${emails[1]},12,PL`;
  await checkFile(page, file("two-parts.csv", csv(lines)));
  await page.getByRole("button", { name: "Send 5 leads" }).click();
  await expect(page.getByText("5 leads are on their way")).toBeVisible();
  await expect(page.getByRole("link", { name: "See this import" })).toBeVisible();
  await expect(countLine(page)).toHaveText("6 rows: 0 ready, 1 with problems, 5 already submitted");
  await grid(page).locator("[aria-invalid=true]").dblclick();
  await page.getByRole("textbox", { name: "Phone, row 2" }).fill("+48600100222");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Send 1 lead", exact: true }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("status").filter({ hasText: "1 of 1 done" })).toBeVisible({ timeout: 30_000 });
  // The first five may still be on their way, at the broker's pace.
  await expect.poll(() => takenOf(desk, emails), { timeout: 30_000 }).toEqual([1, 1, 1, 1, 1, 1]);
});

test("the same file again sends nothing twice and says so", async ({ desk, page }) => {
  await openImport(desk, page);
  const { emails, lines } = people(3);
  const same = file("again.csv", csv(lines));
  await checkFile(page, same);
  await sendButton(page).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  const nav = page.getByRole("navigation", { name: "Main" });
  await nav.getByRole("link", { name: "Import" }).click();
  await expect(page.getByRole("link", { name: "again.csv" })).toBeVisible();
  await checkFile(page, same);
  await expect(countLine(page)).toHaveText("3 rows: 0 ready, 3 already submitted");
  await expect(page.getByText("Nothing is left to send: 3 of 3 rows were submitted before.")).toBeVisible();
  await expect(sendButton(page)).toBeDisabled();
  // With one more lead it is another file, and only that one goes.
  const more = people(1);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Back" }).click();
  await checkFile(page, file("again.csv", csv([...lines, ...more.lines])));
  await page.getByRole("button", { name: "Send 1 lead", exact: true }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("status").filter({ hasText: "1 of 1 done" })).toBeVisible({ timeout: 30_000 });
  await expect
    .poll(() => takenOf(desk, [...emails, ...more.emails]), { timeout: 30_000 })
    .toEqual([1, 1, 1, 1]);
});

test("rows are pasted, their columns matched by hand, remembered, and what the file lacks is the same for all", async ({
  desk,
  page,
}) => {
  await openImport(desk, page);
  const [{ emails }, other] = [people(1), people(1)];
  const rows = (email: string) => `alpha\tbeta\tgamma\nJan Nowak\t${email}\t0048 600 100 200`;
  await page.getByRole("textbox", { name: "Paste rows" }).fill(rows(`${emails[0]}`));
  await goOn(page);
  await expect(heading(page, "Match columns")).toBeFocused();
  const field = (name: string) => page.getByRole("combobox", { name, exact: true });
  await expect(field("Email")).toHaveValue("1");
  await field("Full name").selectOption("alpha");
  await field("Phone").selectOption("Not in the file");
  await goOn(page);
  await expect(field("Phone")).toHaveAccessibleDescription("Choose the column with the phone numbers.");
  await expect(field("Phone")).toBeFocused();
  await field("Phone").selectOption("gamma");
  await page.getByRole("combobox", { name: "Offer" }).selectOption("Gold Basics");
  await expect(page.getByRole("textbox", { name: "Site" })).toHaveValue("goldbasics.example");
  await page.getByRole("textbox", { name: "Tracking ID" }).fill("click-7");
  await goOn(page);
  await expect(countLine(page)).toHaveText("1 row: 1 ready");
  await page.getByRole("button", { name: "Send 1 lead", exact: true }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("status").filter({ hasText: "1 of 1 done" })).toBeVisible({ timeout: 30_000 });
  const { leads } = await desk.sandbox.control.ledger();
  expect(leads.find(({ email }) => email === emails[0])?.account).toMatchObject({
    name: "Jan",
    surname: "Nowak",
    phone: "+48600100200",
    country: "PL",
    leadInfo: { leadSource: "Gold Basics|goldbasics.example|Webinar|click-7" },
  });
  await page.goto(`${desk.url}/import`);
  await page.getByRole("textbox", { name: "Paste rows" }).fill(rows(`${other.emails[0]}`));
  await goOn(page);
  await expect(page.getByText("Matched as in your last file with these columns")).toBeVisible();
  await expect(field("Full name")).toHaveValue("0");
  await expect(field("Phone")).toHaveValue("2");
});

test("an XLSX file is read, its sheet chosen, and no zero is lost", async ({ desk, page }) => {
  await openImport(desk, page);
  const { emails } = people(2);
  const header = ["First name", "Last name", "Email", "Phone"];
  const workbook = xlsx({
    Cover: [],
    Notes: [
      ["What", "Why"],
      ["nothing", "here"],
    ],
    Leads: [header, ...emails.map((email) => ["Jan", "Nowak", email, "0048600100200"])],
  });
  await page.getByLabel("File", { exact: true }).setInputFiles(file("leads.xlsx", workbook, ""));
  const sheet = page.getByRole("combobox", { name: "Sheet" });
  await expect(sheet).toHaveValue("Notes");
  await sheet.selectOption("Cover");
  await expect(alert(page)).toContainText("There are no rows in it.");
  await expect(sheet).toHaveValue("Notes");
  await sheet.selectOption("Leads");
  await expect(alert(page)).toHaveCount(0);
  await expect(page.getByRole("cell", { name: "0048600100200" }).first()).toBeVisible();
  await toRows(page);
  await expect(countLine(page)).toHaveText("2 rows: 2 ready");
  await sendButton(page).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
});

test("a file that cannot be read is refused in words, and the next one is taken", async ({ desk, page }) => {
  await openImport(desk, page);
  await goOn(page);
  await expect(alert(page)).toContainText("There are no rows yet.");
  const picture = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
  await page.getByLabel("File", { exact: true }).setInputFiles(file("leads.csv", picture));
  await expect(alert(page)).toBeVisible();
  await expect(alert(page)).not.toContainText("There are no rows yet.");
  await goOn(page);
  await expect(heading(page, "Match columns")).toBeHidden();
  await checkFile(page, file("leads.csv", csv(people(2).lines)));
  await expect(alert(page)).toBeHidden();
  await expect(countLine(page)).toHaveText("2 rows: 2 ready");
});
