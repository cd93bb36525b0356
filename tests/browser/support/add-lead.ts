import type { Locator, Page } from "@playwright/test";
import { DEMO } from "#sandbox/accounts.ts";
import { expect, type TestDesk } from "./desk.ts";

export const FIELDS = ["First name", "Last name", "Email", "Phone"] as const;
export type Person = Readonly<Record<(typeof FIELDS)[number], string>>;

let serial = 0;

/** Somebody whose email nobody else has. */
export function person(over: Partial<Person> = {}): Person {
  serial += 1;
  const Email = `jan.${Date.now().toString(36)}.${serial}@example.com`;
  return { "First name": "Jan", "Last name": "Nowak", Email, Phone: "600 100 200", ...over };
}

export const box = (page: Page, name: string): Locator => page.getByRole("textbox", { name, exact: true });
export const status = (page: Page): Locator => page.getByRole("status");
/** The alert that says this. */
export const alert = (page: Page, text: string | RegExp): Locator =>
  page.getByRole("alert").filter({ hasText: text });
/** The lead's row beside the form. */
export const row = (page: Page, email: string): Locator =>
  page.getByRole("complementary", { name: "Your leads" }).getByRole("listitem").filter({ hasText: email });

/** Signs in and opens the page. */
export async function openForm(desk: TestDesk, page: Page): Promise<void> {
  await desk.signIn(page);
  await page.goto(`${desk.url}/leads/new`);
  await expect(box(page, "First name")).toBeFocused();
}

export async function fill(page: Page, lead: Person): Promise<void> {
  for (const name of FIELDS) await box(page, name).fill(lead[name]);
}

/** Signs in, opens the page and fills the form in; nothing is pressed yet. */
export async function openFilled(desk: TestDesk, page: Page, lead: Person = person()): Promise<Person> {
  await openForm(desk, page);
  await fill(page, lead);
  return lead;
}

/** Fills the form in and presses Ctrl+Enter. */
export async function submit(page: Page, lead: Person = person()): Promise<Person> {
  await fill(page, lead);
  await page.keyboard.press("Control+Enter");
  return lead;
}

/** The words that every 2xx of the broker ends in. */
export async function expectAccepted(page: Page, { Email }: Person): Promise<void> {
  await expect(status(page).filter({ hasText: Email })).toHaveText(`Accepted: ${Email} is at North Markets.`);
}

/** Types the password into the dialog over the page. */
export async function signInAgain(page: Page, password = DEMO.password): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.getByRole("textbox", { name: "Password" }).fill(password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  return dialog;
}

/** How often the broker really has the lead. */
export async function timesTaken(desk: TestDesk, email: string): Promise<number> {
  const { leads } = await desk.sandbox.control.ledger();
  return leads.find((lead) => lead.email === email.toLowerCase())?.count ?? 0;
}

/**
 * How many create calls for these emails got past the planted faults. Not all calls: the worker may be sending a lead of
 * a test before meanwhile.
 */
export async function timesTried(desk: TestDesk, ...emails: readonly string[]): Promise<number> {
  const named = new Set(emails.map((email) => email.toLowerCase()));
  const { leads } = await desk.sandbox.control.ledger();
  return leads
    .filter(({ email }) => named.has(email.toLowerCase()))
    .reduce((sum, { attempts }) => sum + attempts, 0);
}

/** The documented answer of a status, as the guide prints it. */
export const documented = (status: number, name: string, message: string) =>
  ({
    endpoint: "create",
    fault: {
      kind: "answer",
      status,
      body: { status: name, timestamp: "2026-11-20T12:00:00Z", message, printableMessage: false },
    },
  }) as const;

/** Pastes as a person does: the page gets the event, and the browser's own paste only where it lets it. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    const goesOn = document.activeElement?.dispatchEvent(event) ?? false;
    if (goesOn) document.execCommand("insertText", false, pasted);
  }, text);
}
