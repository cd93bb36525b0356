import { expect, test } from "@playwright/test";
import { type Sandbox, startSandbox } from "#tests/server/support/sandbox.ts";
import { documented } from "./support/add-lead.ts";
import { type App, removeFolder, signIn, startApp } from "./support/app.ts";
import { download } from "./support/batch-stage.ts";
import { checkFile, countLine, csv, file, grid, people, sendButton } from "./support/import.ts";

const ROWS = 2000;
/** Quick enough to be followed to its end, slow enough to be paused in the middle. */
const CALLS_PER_MINUTE = 6000;

let sandbox: Sandbox;
let app: App;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  sandbox = await startSandbox({ leads: 100, latency: 20 });
  app = await startApp({
    sandboxUrl: sandbox.url,
    brokers: { north: { callsPerMinute: CALLS_PER_MINUTE } },
  });
});
test.afterAll(async () => {
  await app.stop();
  removeFolder(app.dataDir);
  await sandbox.stop();
});

test("2,000 rows: faults mended in the grid, paused and resumed, the tab closed, and every row's end true to the broker", async ({
  context,
  page,
}) => {
  test.setTimeout(240_000);
  const { emails, lines } = people(ROWS);
  const [known = "", long = "", lost = "", twice = ""] = [300, 700, 1100, 1500].map((at) => emails[at]);
  lines[99] = `Jan,Nowak,${emails[99]?.replace("@", " at ")},+48600100199,PL`;
  lines[999] = `Jan,,${emails[999]},+48600101099,PL`;
  lines[1999] = `Jan,Nowak,${emails[1999]},12,PL`;
  lines[1500] = `${lines[1400]}`;
  await sandbox.control.fault(
    { ...documented(409, "CONFLICT", "Account already exists"), match: known },
    { ...documented(400, "BAD_REQUEST", "could not execute batch"), match: long },
    { endpoint: "create", match: lost, fault: { kind: "reset", when: "after" } },
  );

  await signIn(page, app.url);
  await page.goto(`${app.url}/import`);
  await checkFile(page, file("two thousand.csv", csv(lines)));
  await expect(countLine(page)).toHaveText(
    "2,000 rows: 1,996 ready, 3 with problems, 1 repeated in the file",
  );
  await page.getByRole("checkbox", { name: "Only rows with problems" }).press("Space");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "4");
  for (const [left, text] of [
    [3, emails[99]],
    [2, "Kowalska"],
    [1, "+48600102099"],
  ]) {
    const faulty = grid(page).locator("[role=gridcell][aria-invalid=true]");
    await expect(faulty).toHaveCount(Number(left));
    await faulty.first().click();
    await page.keyboard.type(String(text));
    await page.keyboard.press("Enter");
  }
  await expect(countLine(page)).toHaveText("2,000 rows: 1,999 ready, 1 repeated in the file");
  await sendButton(page).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  const address = page.url();

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Resume" })).toBeFocused();
  const created = async () => (await sandbox.control.ledger()).endpoints.create.calls;
  // What was under way at the press comes to its end.
  await page.waitForTimeout(1000);
  const paused = await created();
  expect(paused).toBeLessThan(ROWS);
  await page.waitForTimeout(2000);
  expect(await created()).toBe(paused);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(created).toBeGreaterThan(paused);

  await page.close();
  await expect.poll(created, { timeout: 120_000 }).toBe(ROWS - 1);
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByRole("status").filter({ hasText: "1,999 of 1,999 done" })).toHaveText(
    "1,999 of 1,999 done: 1,997 accepted, 1 duplicate, 1 rejected",
    { timeout: 60_000 },
  );

  const results = await download(again, "Download results");
  const ends = new Map(results.rows.map((row) => [row.Email ?? "", row]));
  const taken = new Map((await sandbox.control.ledger()).leads.map((lead) => [lead.email, lead]));
  expect(ends.size).toBe(ROWS - 1);
  expect(ends.has(twice)).toBe(false);
  for (const [email, row] of ends) {
    const outcome = email === known ? "Duplicate" : email === long ? "Rejected" : "Accepted";
    expect(row.Outcome, email).toBe(outcome);
    expect(taken.get(email)?.count ?? 0, email).toBe(outcome === "Accepted" ? 1 : 0);
    if (outcome === "Accepted") expect(row["Lead ID"], email).not.toBe("");
  }
  expect(taken.size).toBe(ROWS - 3);
  const failed = await download(again, "Download failed rows");
  expect(failed.rows.map((row) => row.Email)).toEqual([long]);
});
