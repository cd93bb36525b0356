import { readFileSync } from "node:fs";
import { DEMO } from "#sandbox/accounts.ts";
import { box, openForm, person, status, submit } from "./support/add-lead.ts";
import { expect, test } from "./support/desk.ts";

test("sign-in leads to the page first asked for, with its whole table state", async ({ desk, page }) => {
  await page.goto(`${desk.url}/leads?range=all&size=25&page=3`);
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Broker", exact: true })).toHaveCount(0);
  await page.getByRole("textbox", { name: "Username", exact: true }).fill(DEMO.username);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(DEMO.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("51–75 of 2,500 leads");
});

test("leads keyed without a mouse and without waiting all arrive, once each, letter by letter", async ({
  desk,
  page,
}) => {
  await desk.sandbox.control.settings({ latencyMs: 300 });
  await openForm(desk, page);
  const people = Array.from({ length: 6 }, (_, at) =>
    person({ "First name": `Ana${at}`, Phone: `60010020${at}` }),
  );
  for (const [at, { "First name": first, "Last name": last, Email, Phone }] of people.entries()) {
    // Tab and Enter both move on.
    const on = at % 2 === 0 ? "Tab" : "Enter";
    for (const text of [first, last, Email]) {
      await page.keyboard.type(text, { delay: 8 });
      await page.keyboard.press(on);
    }
    await page.keyboard.type(Phone, { delay: 8 });
    await page.keyboard.press("Control+Shift+Enter");
  }
  await expect(status(page)).toHaveText(`Accepted: ${people.at(-1)?.Email} is at North Markets.`);
  for (const name of ["First name", "Last name", "Email", "Phone"]) {
    await expect(box(page, name)).toHaveValue("");
  }
  const { leads } = await desk.sandbox.control.ledger();
  const arrived = people.map(({ Email }) => leads.find(({ email }) => email === Email));
  expect(arrived.map((lead) => [lead?.count, lead?.account])).toEqual(
    people.map(({ "First name": name, "Last name": surname, Email: email, Phone }) => [
      1,
      expect.objectContaining({ name, surname, email, phone: `+48${Phone}` }),
    ]),
  );
});

test("a name that no form expects comes back as it was typed: in the table, the details and the export", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  const names = { "First name": "=cmd()", "Last name": 'נועה 👩‍👧 <b>O\'Neil</b>, "x"' };
  const lead = await submit(page, person(names));
  await expect(status(page)).toContainText(lead.Email);
  const whole = `${names["First name"]} ${names["Last name"]}`;

  await page.goto(`${desk.url}/leads?range=today&query=${lead.Email}`);
  await expect(page.getByRole("cell", { name: whole, exact: true })).toBeVisible();
  await page.getByRole("cell", { name: whole, exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Lead details", exact: true })).toContainText(whole);
  await page.keyboard.press("Escape");

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV", exact: true }).click();
  const csv = readFileSync(await (await downloading).path(), "utf8");
  expect(csv).toContain(`,'=cmd(),"נועה 👩‍👧 <b>O'Neil</b>, ""x""",${lead.Email},`);
});

test("turning pages faster than the broker answers ends at the page that the address names", async ({
  desk,
  page,
}) => {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads?range=all&size=25`);
  await desk.sandbox.control.settings({ latencyMs: 700 });
  const next = page.getByRole("button", { name: "Next page", exact: true });
  for (let at = 0; at < 6; at += 1) await next.click();
  await expect(page).toHaveURL(/page=7$/);
  await expect(page.getByRole("status")).toHaveText("151–175 of 2,500 leads");
  await expect(page.getByRole("table", { name: "Leads", exact: true })).toHaveAttribute("aria-busy", "false");
});
