import { DEMO } from "#sandbox/accounts.ts";
import { documented, timesTried } from "./support/add-lead.ts";
import { faults } from "./support/axe.ts";
import { download, emailsFor, openBatch, sendFile, status } from "./support/batch-stage.ts";
import { expect, test } from "./support/desk.ts";

test("an import is followed to its end, and its files say what became of each row", async ({
  desk,
  page,
}) => {
  const emails = emailsFor(12, "twice", "long", "good");
  const [twice = "", long = ""] = emails;
  await desk.sandbox.control.fault(
    { ...documented(409, "CONFLICT", "Account already exists"), match: twice },
    { ...documented(400, "BAD_REQUEST", "could not execute batch"), match: long },
  );
  const id = await openBatch(desk, page, emails);
  await expect(status(page)).toHaveText("12 of 12 done: 10 accepted, 1 duplicate, 1 rejected", {
    timeout: 30_000,
  });
  const bar = page.getByRole("progressbar", { name: "Import progress" });
  await expect(bar).toHaveAttribute("aria-valuenow", "12");
  await expect(page.getByText("Done", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel" })).toHaveCount(0);

  const results = await download(page, "Download results");
  expect(results.file).toMatch(/^import_\d{4}-\d\d-\d\d_results\.csv$/);
  const { leads } = await desk.sandbox.control.ledger();
  for (const [at, row] of results.rows.entries()) {
    expect(Object.keys(row)).toEqual(["Name", "Email", "Outcome", "Reason", "Lead ID", "Sent at"]);
    expect(row.Email).toBe(emails[at]);
    const taken = leads.filter((lead) => lead.email === row.Email);
    expect(taken.length, `${row.Email} ${row.Outcome}`).toBe(row.Outcome === "Accepted" ? 1 : 0);
    expect(taken.every((lead) => lead.count === 1)).toBe(true);
  }
  const failed = await download(page, "Download failed rows");
  expect(failed.rows.map((row) => row.Email)).toEqual([long]);
  const seen = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/batches/${id}`);
  expect(seen).toMatchObject({
    id,
    total: 12,
    done: 12,
    counts: { accepted: 10, duplicate: 1, rejected: 1 },
    state: "done",
  });
});

test("it goes on after the tab is closed, and a reload shows where it is", async ({
  desk,
  page,
  context,
}) => {
  const emails = emailsFor(8);
  const id = await openBatch(desk, page, emails);
  const other = await context.newPage();
  await page.close();
  await expect
    .poll(
      async () =>
        (await desk.sandbox.control.ledger()).leads.filter(({ email }) => emails.includes(email)).length,
      {
        timeout: 30_000,
      },
    )
    .toBe(8);
  await other.goto(`${desk.url}/import/${id}`);
  await expect(status(other)).toHaveText("8 of 8 done: 8 accepted");
});

test("pause holds it, resume goes on, cancel takes back what is not sent, all without moving the focus away", async ({
  desk,
  page,
}) => {
  await desk.sandbox.control.settings({ latencyMs: 1000 });
  const emails = emailsFor(60);
  await openBatch(desk, page, emails);
  await page.getByRole("button", { name: "Pause" }).click();
  const resume = page.getByRole("button", { name: "Resume" });
  await expect(resume).toBeFocused();
  await expect(page.getByText("No further lead is sent until it is resumed.")).toBeVisible();
  const taken = () => timesTried(desk, ...emails);
  const atPause = await taken();
  await page.waitForTimeout(2500);
  expect(await taken()).toBeLessThanOrEqual(atPause + 8);
  const held = await status(page).textContent();
  await page.waitForTimeout(1500);
  await expect(status(page)).toHaveText(held ?? "");

  await resume.click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeFocused();
  await expect.poll(taken).toBeGreaterThan(atPause + 8);

  await page.getByRole("button", { name: "Cancel" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel this import?" });
  await expect(dialog).toContainText("will not be sent to North Markets.");
  await dialog.getByRole("button", { name: "Cancel import" }).click();
  await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(status(page)).toContainText(/^60 of 60 done: .*\d+ cancelled$/, { timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const results = await download(page, "Download failed rows");
  const sent = new Set((await desk.sandbox.control.ledger()).leads.map(({ email }) => email));
  expect(results.rows.length).toBeGreaterThan(0);
  for (const row of results.rows) expect(sent.has(row.Email ?? "")).toBe(false);
});

test("leads that wait for the password are counted, and signing in sends them", async ({ desk, page }) => {
  await desk.signIn(page);
  await desk.sandbox.control.kill("both");
  const id = await sendFile(page, emailsFor(5));
  await page.goto(`${desk.url}/import/${id}`);
  await expect(page.getByText("5 leads wait for your sign-in.")).toBeVisible({ timeout: 30_000 });
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.getByRole("textbox", { name: "Password" }).fill(DEMO.password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(status(page)).toHaveText("5 of 5 done: 5 accepted", { timeout: 30_000 });
});

test("the same file again sends nothing again, and says so", async ({ desk, page }) => {
  const emails = emailsFor(3);
  await openBatch(desk, page, emails);
  await expect(status(page)).toHaveText("3 of 3 done: 3 accepted", { timeout: 30_000 });
  const again = await sendFile(page, emails);
  await page.goto(`${desk.url}/import/${again}`);
  await expect(
    page.getByText("3 rows were already submitted from this desk and are not sent again."),
  ).toBeVisible();
  await expect(status(page)).toHaveText("0 of 0 done");
  await expect(page.getByText("Nothing in this file was new, so nothing was sent.")).toBeVisible();
  expect(await timesTried(desk, ...emails)).toBe(3);
});

const unknownOffer = {
  endpoint: "create",
  times: "always",
  fault: { kind: "answer", status: 404, body: { status: "NOT_FOUND", message: "Entity not found" } },
} as const;

test("an import of an offer that the broker does not know is paused and says so; that put right, all of it goes once", async ({
  desk,
  page,
}) => {
  const emails = emailsFor(60);
  await desk.sandbox.control.fault(unknownOffer);
  await openBatch(desk, page, emails);
  const again = page.getByRole("button", { name: "Send held leads again" });
  await expect(again).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible({ timeout: 20_000 });
  expect(await faults(page)).toEqual([]);
  await desk.sandbox.control.clearFaults();
  await again.click();
  await expect(status(page)).toHaveText("60 of 60 done: 60 accepted", { timeout: 40_000 });
  await expect(again).toHaveCount(0);
});

test("an import that has ended with held leads can give them up", async ({ desk, page }) => {
  await desk.sandbox.control.fault(unknownOffer);
  await openBatch(desk, page, emailsFor(4));
  await expect(page.getByRole("button", { name: "Pause" })).toHaveCount(0, { timeout: 20_000 });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel import" }).click();
  await expect(status(page)).toHaveText("4 of 4 done: 4 cancelled", { timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Cancel" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}: running, the dialog, done; nor does 360 px scroll sideways`, async ({
    desk,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await desk.sandbox.control.settings({ latencyMs: 1500 });
    await openBatch(desk, page, emailsFor(40));
    await expect(status(page)).toContainText("accepted", { timeout: 20_000 });
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 760 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: "Cancel import" }).click();
    await expect(status(page)).toContainText("40 of 40 done", { timeout: 20_000 });
    expect(await faults(page)).toEqual([]);
  });
}
