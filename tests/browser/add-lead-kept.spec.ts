import {
  alert,
  box,
  expectAccepted,
  fill,
  openFilled,
  openForm,
  person,
  row,
  signInAgain,
  status,
  submit,
  timesTaken,
  timesTried,
} from "./support/add-lead.ts";
import { signOut } from "./support/app.ts";
import { expect, test } from "./support/desk.ts";

test("a reload brings an unsent draft back; once stored it is gone", async ({ desk, page }) => {
  const lead = await openFilled(desk, page);
  await box(page, "Tracking ID").fill("click-3");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Draft restored" })).toBeVisible();
  await expect(box(page, "Email")).toHaveValue(lead.Email);
  await expect(box(page, "Tracking ID")).toHaveValue("click-3");
  await page.keyboard.press("Control+Enter");
  await expect(status(page)).toContainText(`Accepted: ${lead.Email}`);
  await page.reload();
  await expect(box(page, "Email")).toHaveValue("");
  await expect(page.getByRole("heading", { name: "New lead" })).toBeVisible();
});

test("Clear empties the form and can be taken back", async ({ desk, page }) => {
  const lead = await openFilled(desk, page);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(box(page, "Email")).toHaveValue("");
  await page.getByRole("button", { name: "Bring back Jan Nowak" }).click();
  await expect(box(page, "Email")).toHaveValue(lead.Email);
});

test("a press is answered at once, without the email of a lead that is not stored yet", async ({
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page);
  const stored = Promise.withResolvers<void>();
  await page.route("**/leads/new", async (route) => {
    if (route.request().method() === "POST") await stored.promise;
    await route.continue();
  });
  await page.keyboard.press("Control+Enter");
  await expect(status(page)).toHaveText("Saving Jan Nowak …");
  expect(await timesTried(desk, lead.Email)).toBe(0);
  stored.resolve();
  await expectAccepted(page, lead);
});

test("without a network nothing is lost: the lead waits beside the form and is saved when it is back", async ({
  context,
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page);
  await context.setOffline(true);
  await page.keyboard.press("Control+Shift+Enter");
  await expect(alert(page, "Not saved yet: Jan Nowak.")).toBeVisible();
  await expect(row(page, lead.Email)).toContainText("Lead Desk could not be reached");
  await expect(status(page).filter({ hasText: lead.Email })).toHaveCount(0);
  await context.setOffline(false);
  await expectAccepted(page, lead);
  await expect(alert(page, "Not saved yet")).toHaveCount(0);
  expect(await timesTaken(desk, lead.Email)).toBe(1);
});

test("a lead that was not saved survives a reload and is saved by it", async ({ context, desk, page }) => {
  const lead = await openFilled(desk, page);
  await page.route("**/leads/new", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.keyboard.press("Control+Shift+Enter");
  await expect(row(page, lead.Email)).toContainText("Not saved yet");
  await page.unroute("**/leads/new");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expectAccepted(page, lead);
  expect(await timesTaken(desk, lead.Email)).toBe(1);
  expect(context.pages()).toHaveLength(1);
});

test("a failed Submit lead leaves everything in the form, and the next press sends it once", async ({
  context,
  desk,
  page,
}) => {
  await openFilled(desk, page);
  await context.setOffline(true);
  const lead = await submit(page);
  await expect(alert(page, "Nothing you typed is lost")).toBeVisible();
  await expect(box(page, "Email")).toHaveValue(lead.Email);
  await context.setOffline(false);
  await page.keyboard.press("Control+Enter");
  await expect(status(page).filter({ hasText: lead.Email })).toContainText("Accepted");
  expect(await timesTried(desk, lead.Email)).toBe(1);
});

test("refused tokens open Sign in again over the page; after it the lead is sent", async ({ desk, page }) => {
  await openForm(desk, page);
  await desk.sandbox.control.kill("both");
  const lead = await submit(page);
  const dialog = await signInAgain(page, "wrong");
  await expect(dialog.getByRole("alert")).toBeVisible();
  await signInAgain(page);
  await expectAccepted(page, lead);
  await expect(dialog).toHaveCount(0);
  expect(await timesTaken(desk, lead.Email)).toBe(1);
});

test("a session that has ended asks for the password, and what was pressed then happens", async ({
  context,
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page);
  await context.clearCookies();
  await page.keyboard.press("Control+Enter");
  await signInAgain(page);
  await expectAccepted(page, lead);
  expect(await timesTaken(desk, lead.Email)).toBe(1);
});

test("signing out leaves nothing of the draft in the browser", async ({ desk, page }) => {
  await openFilled(desk, page);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain("Nowak");
  await signOut(page);
  // The page is loaded anew, by which the browser forgets what it kept: until then it has no storage to ask for.
  const kept = () => page.evaluate(() => JSON.stringify(sessionStorage)).catch(() => "Nowak");
  await expect.poll(kept).not.toContain("Nowak");
  await openForm(desk, page);
  await expect(box(page, "Email")).toHaveValue("");
});

test("an unsettled lead of another session of the account stands beside the form", async ({
  browser,
  desk,
  page,
}) => {
  await desk.sandbox.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 120 } });
  await openForm(desk, page);
  const lead = await submit(page);
  await expect(status(page)).toContainText(`Queued: ${lead.Email}`);
  const other = await (await browser.newContext()).newPage();
  await openForm(desk, other);
  await expect(row(other, lead.Email)).toContainText("Queued");
  await row(other, lead.Email).getByRole("button", { name: "Try again" }).click();
  // The first page learns it by itself.
  await expect(row(page, lead.Email)).toContainText("Accepted", { timeout: 10_000 });
  await other.context().close();
});

test("what is typed and chosen before the page's scripts are here stays, and so does the focus", async ({
  desk,
  page,
}) => {
  await desk.signIn(page);
  const scripts = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.goto(`${desk.url}/leads/new`, { waitUntil: "commit" });
  await box(page, "First name").fill("Anna");
  await page.getByRole("combobox", { name: "Country" }).selectOption("DE");
  await box(page, "Tracking ID").fill("click-7");
  await box(page, "Last name").pressSequentially("Now");
  scripts.resolve();
  await expect(page.getByRole("button", { name: "Clear", exact: true })).toBeVisible();
  await expect(box(page, "Last name")).toBeFocused();
  await page.keyboard.type("ak");
  await expect(box(page, "First name")).toHaveValue("Anna");
  await expect(box(page, "Last name")).toHaveValue("Nowak");
  await expect(box(page, "Tracking ID")).toHaveValue("click-7");
  await expect(page.getByRole("combobox", { name: "Country" })).toHaveValue("DE");
  await expect(page.getByTestId("lead-source-preview")).toContainText("click-7");
});

test("leads handed in one after another are saved at once, however slow the broker is", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  const slow = { kind: "delay", ms: 10_000, when: "before" } as const;
  await desk.sandbox.control.fault({ endpoint: "create", fault: slow, times: 6 });
  const emails: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    const lead = person();
    emails.push(lead.Email);
    await fill(page, lead);
    await page.keyboard.press("Control+Shift+Enter");
    await expect(box(page, "Email")).toHaveValue("");
  }
  const saved = async () => {
    const answer = await page.request.get(`${desk.url}/api/submissions`);
    const { rows } = await answer.json();
    return emails.filter((email) => rows.some((row: { email: string }) => row.email === email)).length;
  };
  // Before the broker has answered the first. One after another they would take the two seconds that an action may wait.
  await expect.poll(saved, { timeout: 10_000 }).toBe(6);
  expect(await timesTaken(desk, emails[0] ?? "")).toBe(0);
  for (const email of emails) await expect.poll(() => timesTaken(desk, email), { timeout: 30_000 }).toBe(1);
});
