import {
  alert,
  box,
  documented,
  expectAccepted,
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

const SQL = "could not execute batch; SQL [insert into account (email)]; nested exception is DataException";

for (const [name, fault, words, next] of [
  [
    "400",
    documented(400, "BAD_REQUEST", SQL),
    "Rejected: North Markets could not store",
    "Shorten or correct",
  ],
  [
    "500 not valid",
    documented(500, "INTERNAL_SERVER_ERROR", "Register Account Model is not valid"),
    "Rejected: North Markets checked",
    "ask your manager at North Markets which details are required",
  ],
  [
    "404",
    documented(404, "NOT_FOUND", "Entity not found: [status 404 reading OfferClient#findOne(UUID)]"),
    "Held: North Markets does not know the offer",
    "Choose another offer",
  ],
  [
    "409",
    documented(409, "CONFLICT", "Account [test@abc12.com:0] already exists"),
    "Duplicate: North Markets already has",
    "If this is another person",
  ],
] as const) {
  test(`${name} has words of its own, keeps the form, and is sent again only as a corrected lead`, async ({
    desk,
    page,
  }) => {
    await desk.sandbox.control.fault(fault);
    await openForm(desk, page);
    const lead = await submit(page);
    const note = alert(page, lead.Email);
    await expect(note).toContainText(words);
    await expect(note).toContainText(next);
    await expect(box(page, "Phone")).toBeFocused();
    // The broker's own words are there, folded away.
    const raw = note.getByText(fault.fault.body.message);
    await expect(raw).toBeHidden();
    await note.getByText("Technical details").click();
    await expect(raw).toBeVisible();
    await expect(box(page, "Email")).toHaveValue(lead.Email);
    // The call that the fault answered is not counted; one more would be.
    expect(await timesTried(desk, lead.Email)).toBe(0);

    await box(page, "Last name").fill("Corrected");
    await page.keyboard.press("Control+Enter");
    await expectAccepted(page, lead);
    await expect(note).toHaveCount(0);
    await expect(row(page, lead.Email)).toHaveCount(1);
    await expect(box(page, "Email")).toHaveValue("");
  });
}

test("401 is answered by a new token and the lead goes, without a word to the person", async ({
  desk,
  page,
}) => {
  await openForm(desk, page);
  await desk.sandbox.control.kill("access");
  const lead = await submit(page);
  await expectAccepted(page, lead);
  expect(await timesTaken(desk, lead.Email)).toBe(1);
});

for (const body of ["json", "empty", "text", "no-uuid"] as const) {
  test(`a 2xx whose body is ${body} is announced in the same words`, async ({ desk, page }) => {
    await desk.sandbox.control.fault({ endpoint: "create", fault: { kind: "created", body } });
    await openForm(desk, page);
    const lead = await submit(page);
    await expectAccepted(page, lead);
  });
}

test("a broker that asks to slow down leaves the lead queued; Try again sends it", async ({ desk, page }) => {
  await desk.sandbox.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 120 } });
  await openForm(desk, page);
  const lead = await submit(page);
  await expect(status(page)).toContainText(`Queued: ${lead.Email}`);
  await expect(box(page, "Email")).toHaveValue("");
  await row(page, lead.Email).getByRole("button", { name: "Try again" }).click();
  await expectAccepted(page, lead);
  expect(await timesTaken(desk, lead.Email)).toBe(1);
});

test("taken, then reset: unknown; Try again finds it in the list and sends nothing twice", async ({
  desk,
  page,
}) => {
  await desk.sandbox.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
  await openForm(desk, page);
  const lead = await submit(page);
  await expect(status(page)).toContainText(`Unknown: North Markets gave no clear answer about ${lead.Email}`);
  const entry = row(page, lead.Email);
  await expect(entry).toContainText("looks it up in the broker's list");
  await expect(entry).toContainText(/Next look: (.*, )?\d\d:\d\d:\d\d|can be looked up now/);
  await expect(entry.getByRole("button", { name: "Cancel" })).toHaveCount(0);
  await entry.getByRole("button", { name: "Try again" }).click();
  await expectAccepted(page, lead);
  expect(await timesTaken(desk, lead.Email)).toBe(1);
  expect(await timesTried(desk, lead.Email)).toBe(1);
});

test("cancelling asks first, in place, and the lead is never sent", async ({ desk, page }) => {
  await desk.sandbox.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 120 } });
  await openForm(desk, page);
  const lead = await submit(page);
  const entry = row(page, lead.Email);
  await entry.getByRole("button", { name: "Cancel" }).click();
  await entry.getByRole("button", { name: "Keep it" }).click();
  await entry.getByRole("button", { name: "Cancel" }).click();
  await entry.getByRole("button", { name: "Cancel this lead" }).click();
  await expect(status(page)).toContainText(`Cancelled: ${lead.Email}`);
  await expect(entry).toContainText("Cancelled");
  expect(await timesTaken(desk, lead.Email)).toBe(0);
});

test("a click on a failed lead loads it for correction; what was being typed can be brought back", async ({
  desk,
  page,
}) => {
  await desk.sandbox.control.fault(documented(400, "BAD_REQUEST", SQL));
  const lead = await openFilled(desk, page, person({ "Last name": "Wrong" }));
  await page.keyboard.press("Control+Shift+Enter");
  await expect(alert(page, lead.Email)).toBeVisible();
  await box(page, "First name").fill("Anna");
  await row(page, lead.Email).getByText("Jan Wrong").click();
  await expect(page.getByRole("heading", { name: `Correcting ${lead.Email}` })).toBeVisible();
  await expect(box(page, "Last name")).toHaveValue("Wrong");
  await box(page, "Last name").fill("Right");
  await page.keyboard.press("Control+Enter");
  await expectAccepted(page, lead);
  await expect(row(page, lead.Email)).toHaveCount(1);
  await page.getByRole("button", { name: "Bring back Anna" }).click();
  await expect(box(page, "First name")).toHaveValue("Anna");
});
