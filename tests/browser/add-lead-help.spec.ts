import {
  alert,
  box,
  documented,
  fill,
  openFilled,
  openForm,
  paste,
  person,
  status,
  submit,
} from "./support/add-lead.ts";
import { faults } from "./support/axe.ts";
import { expect, test } from "./support/desk.ts";

test("a pasted chat line fills the empty form; guesses are marked, Ctrl+Z gives the text back", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  const text = "Hans Meier hans.meier@web.de 0151 23456789";
  await paste(page, text);
  await expect(box(page, "Last name")).toHaveValue("Meier");
  await expect(box(page, "First name")).toHaveValue("Hans");
  await expect(box(page, "Email")).toHaveValue("hans.meier@web.de");
  await expect(box(page, "Phone")).toHaveValue("+4915123456789");
  await expect(box(page, "Phone")).toHaveAccessibleDescription(/guess, please check/);
  await page.keyboard.press("Control+z");
  await expect(box(page, "First name")).toHaveValue(text);
  for (const name of ["Last name", "Email", "Phone"]) await expect(box(page, name)).toHaveValue("");
});

test("what is no lead stays where it was pasted, and a filled form is never overwritten", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  await paste(page, "Maria");
  await expect(box(page, "First name")).toHaveValue("Maria");
  await box(page, "Last name").focus();
  await paste(page, "Rossi maria@rossi.it +39 347 123 4567");
  await expect(box(page, "Last name")).toHaveValue("Rossi maria@rossi.it +39 347 123 4567");
  await expect(box(page, "Email")).toHaveValue("");
});

test("an email that the broker has is told while typing, and does not stop anybody", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  const lead = await submit(page);
  await expect(status(page)).toContainText(lead.Email);
  const fresh = person();
  await box(page, "Email").fill(lead.Email.toUpperCase());
  await expect(box(page, "Email")).toHaveAccessibleDescription(/^Sent today at \d\d:\d\d, status New/);
  await box(page, "Email").fill(fresh.Email);
  await expect(box(page, "Email")).toHaveAccessibleDescription("New to North Markets");
  await expect(box(page, "Email")).not.toHaveAttribute("aria-invalid", "true");
});

test("a list that cannot be read is said quietly at the email", async ({ desk, page }) => {
  await openForm(desk, page);
  await desk.sandbox.control.fault({ endpoint: "list", fault: { kind: "html" }, times: "always" });
  await box(page, "Email").fill(person().Email);
  await expect(box(page, "Email")).toHaveAccessibleDescription(
    "Could not check whether North Markets has this lead",
  );
});

test("only the email that typing stopped at is looked up", async ({ desk, page }) => {
  await openForm(desk, page);
  await box(page, "Email").focus();
  await page.keyboard.type("jan.nowak@example.community", { delay: 20 });
  await expect(box(page, "Email")).toHaveAccessibleDescription("New to North Markets");
  const { calls } = await desk.sandbox.control.ledger();
  const looks = calls.filter(({ address }) => address.includes("jan.nowak"));
  expect(looks).toHaveLength(1);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}: empty, faulty, with outcomes, beside unsettled leads`, async ({
    desk,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const check = async () => expect(await faults(page)).toEqual([]);
    await openForm(desk, page);
    await check();
    await desk.sandbox.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 120 } });
    await submit(page);
    await expect(status(page)).toContainText("Queued");
    await desk.sandbox.control.fault(documented(404, "NOT_FOUND", "Entity not found"));
    const held = await submit(page);
    await expect(alert(page, held.Email)).toBeVisible();
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await page.waitForTimeout(1100);
    await page.keyboard.press("Control+Enter");
    await expect(box(page, "Email")).toHaveAttribute("aria-invalid", "true");
    await check();
  });
}

test("at 360 px nothing scrolls sideways, and the outcome is in view", async ({ desk, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openForm(desk, page);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(await sideways()).toBe(false);
  await paste(page, "Hans Meier hans.meier@web.de 0151 23456789 asked about gold");
  await expect(box(page, "Last name")).toHaveValue("Meier");
  expect(await sideways()).toBe(false);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  const lead = person();
  await fill(page, lead);
  await page.getByRole("button", { name: "Submit and add another" }).click();
  await expect(status(page)).toContainText(lead.Email);
  await expect(status(page)).toBeInViewport({ ratio: 1 });
  await expect(box(page, "First name")).toBeInViewport({ ratio: 1 });
  expect(await sideways()).toBe(false);
});

test("at 360 px the buttons and outcomes never lie over the field that has the focus", async ({
  desk,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await desk.sandbox.control.fault(documented(400, "BAD_REQUEST", "could not execute batch"));
  const lead = await openFilled(desk, page);
  await page.keyboard.press("Control+Enter");
  await expect(alert(page, lead.Email)).toBeVisible();
  const isCovered = () =>
    page.evaluate(() => {
      const { left, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
      return document.elementFromPoint(left + 12, bottom - 4) !== document.activeElement;
    });
  expect(await isCovered()).toBe(false);
  for (let stops = 0; stops < 6; stops += 1) {
    await page.keyboard.press("Enter");
    expect(await isCovered()).toBe(false);
  }
});
