import {
  alert,
  box,
  expectAccepted,
  fill,
  openFilled,
  openForm,
  person,
  row,
  status,
  submit,
  timesTaken,
  timesTried,
} from "./support/add-lead.ts";
import { expect, test } from "./support/desk.ts";

test("a lead goes in by keyboard alone: Tab through the person, Ctrl+Enter, and it is at the broker", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  const lead = person();
  await page.keyboard.type(lead["First name"]);
  for (const name of ["Last name", "Email", "Phone"] as const) {
    await page.keyboard.press("Tab");
    await expect(box(page, name)).toBeFocused();
    await page.keyboard.type(lead[name]);
  }
  await page.keyboard.press("Control+Enter");
  await expectAccepted(page, lead);
  expect(await timesTaken(desk, lead.Email)).toBe(1);
  // A new, empty lead; the outcome has not moved the focus.
  await expect(box(page, "First name")).toHaveValue("");
  await expect(box(page, "Phone")).toBeFocused();
  await expect(row(page, lead.Email)).toContainText("Accepted");
});

test("Enter moves through the fields to the button and submits nothing on the way", async ({
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page);
  await box(page, "First name").focus();
  const submitButton = page.getByRole("button", { name: "Submit lead" });
  for (const name of ["Last name", "Email", "Phone"]) {
    await page.keyboard.press("Enter");
    await expect(box(page, name)).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Country" })).toBeFocused();
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.press("Enter");
  await expect(submitButton).toBeFocused();
  expect(await timesTried(desk, lead.Email)).toBe(0);
});

test("Submit and add another keeps offer, country and source, clears the person and the tracking ID", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  const lead = person({ Phone: "+420 601 123 456" });
  await page.getByRole("combobox", { name: "Offer" }).selectOption({ label: "Gold Basics" });
  await expect(box(page, "Site")).toHaveValue("goldbasics.example");
  await box(page, "Description").fill("Letter 7");
  await box(page, "Tracking ID").fill("click-1");
  await fill(page, lead);
  await expect(page.getByRole("combobox", { name: "Country" })).toHaveValue("CZ");
  await page.keyboard.press("Control+Shift+Enter");
  await expect(box(page, "First name")).toBeFocused();
  await expect(status(page)).toContainText(lead.Email);
  for (const name of ["First name", "Last name", "Email", "Phone", "Tracking ID"]) {
    await expect(box(page, name)).toHaveValue("");
  }
  await expect(page.getByRole("combobox", { name: "Offer" }).locator("option:checked")).toHaveText(
    "Gold Basics",
  );
  await expect(page.getByRole("combobox", { name: "Country" })).toHaveValue("CZ");
  await expect(box(page, "Description")).toHaveValue("Letter 7");
  const { leads } = await desk.sandbox.control.ledger();
  const sent = leads.find(({ email }) => email === lead.Email);
  expect(sent?.account).toMatchObject({
    phone: "+420601123456",
    country: "CZ",
    leadInfo: { leadSource: "Gold Basics|goldbasics.example|Letter 7|click-1" },
  });
});

test("a pinned tracking ID stays for the next lead", async ({ desk, page }) => {
  await openForm(desk, page);
  await box(page, "Tracking ID").fill("click-2");
  await page.getByRole("button", { name: "Pin for the next lead" }).click();
  const lead = person();
  await fill(page, lead);
  await page.keyboard.press("Control+Shift+Enter");
  await expect(status(page)).toContainText(lead.Email);
  await expect(box(page, "Tracking ID")).toHaveValue("click-2");
});

test("a double click, and keys pressed twice, hand the lead in once", async ({ desk, page }) => {
  const clicked = await openFilled(desk, page);
  await page.getByRole("button", { name: "Submit lead" }).dblclick();
  await expect(status(page)).toContainText(clicked.Email);
  const keyed = person();
  await fill(page, keyed);
  await page.keyboard.press("Control+Shift+Enter");
  await page.keyboard.press("Control+Shift+Enter");
  await expect(status(page)).toContainText(keyed.Email);
  expect([await timesTried(desk, clicked.Email), await timesTried(desk, keyed.Email)]).toEqual([1, 1]);
  await expect(box(page, "First name")).not.toHaveAttribute("aria-invalid", "true");
});

test("the next lead is typed while the last one is still under way; each keeps its own outcome", async ({
  desk,
  page,
}) => {
  await desk.sandbox.control.fault({ endpoint: "create", fault: { kind: "delay", ms: 3500, when: "after" } });
  const slow = await openFilled(desk, page);
  // The checks come with the first key: nobody types a whole lead before they are here.
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+Shift+Enter");
  await page.keyboard.type("Anna");
  await expect(status(page)).toHaveText(/^Sending: /);
  await expect(row(page, slow.Email)).toContainText("Sending");
  await expectAccepted(page, slow);
  await expect(box(page, "First name")).toHaveValue("Anna");
  await expect(box(page, "First name")).toBeFocused();
  expect(await timesTaken(desk, slow.Email)).toBe(1);
});

test("a slow refusal brings the lead back into the form that has stayed empty", async ({ desk, page }) => {
  await openForm(desk, page);
  const lead = await submit(page);
  await expect(status(page)).toContainText(lead.Email);
  await desk.sandbox.control.fault({ endpoint: "create", fault: { kind: "delay", ms: 3000, when: "after" } });
  await submit(page, { ...lead, "First name": "Other" });
  await expect(status(page)).toHaveText(/^Sending: /);
  await expect(alert(page, "Duplicate")).toContainText(lead.Email);
  await expect(box(page, "First name")).toHaveValue("Other");
});

test("faults are told at their fields and the first one gets the focus; nothing is sent", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/leads/new")) sent.push(request.url());
  });
  await submit(page, { "First name": "  ", "Last name": "x".repeat(256), Email: "jan@", Phone: "123" });
  await expect(box(page, "First name")).toBeFocused();
  for (const [name, words] of [
    ["First name", "Enter the first name."],
    ["Last name", "At most 255 characters; this has 256."],
    ["Email", "An email address has one @"],
    ["Phone", "This phone number is too short."],
  ] as const) {
    await expect(box(page, name)).toHaveAttribute("aria-invalid", "true");
    await expect(box(page, name)).toHaveAccessibleDescription(new RegExp(`^${words.replaceAll(".", "\\.")}`));
  }
  await box(page, "Tracking ID").fill("a|b");
  await box(page, "Tracking ID").blur();
  await expect(box(page, "Tracking ID")).toHaveAccessibleDescription(/\| character/);
  await box(page, "First name").fill("Jan");
  await expect(box(page, "First name")).not.toHaveAttribute("aria-invalid", "true");
  expect(sent).toEqual([]);
});

test("the phone is shown in full when it is left; an unassigned number warns and goes", async ({
  desk,
  page,
}) => {
  const lead = await openFilled(desk, page, person({ Phone: "100000000" }));
  await box(page, "Phone").blur();
  await expect(box(page, "Phone")).toHaveAccessibleDescription(/does not look assigned/);
  await box(page, "Phone").fill("600100200");
  await box(page, "Phone").blur();
  await expect(box(page, "Phone")).toHaveAccessibleDescription("+48 600 100 200, Poland");
  await submit(page, lead);
  await expect(status(page)).toContainText(`Accepted: ${lead.Email}`);
});

test("the preview is exactly what the broker gets, with a warning over 255 characters", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  const preview = page.getByTestId("lead-source-preview");
  await expect(preview).toHaveText("Autumn FX|autumnfx.example|Landing B|");
  await box(page, "Description").fill("y".repeat(250));
  await expect(page.getByText("Brokers may refuse more than 255")).toBeVisible();
  for (const name of ["Name", "Site", "Description"]) await box(page, name).fill("");
  await expect(page.getByText("nothing: all four parts are empty")).toBeVisible();
  const lead = await submit(page);
  await expect(status(page)).toContainText(lead.Email);
  const { leads } = await desk.sandbox.control.ledger();
  expect(leads.find(({ email }) => email === lead.Email)?.account).not.toHaveProperty("leadInfo");
});
