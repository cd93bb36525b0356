import type { Page } from "@playwright/test";
import { documented, openForm, submit } from "./add-lead.ts";
import { expect, type TestDesk } from "./desk.ts";

export const table = (page: Page) => page.getByRole("table", { name: "Submissions" });
export const rowOf = (page: Page, email: string) => table(page).getByRole("row").filter({ hasText: email });
export const details = (page: Page) => page.getByRole("dialog", { name: "Submission details" });

export const rejection = documented(500, "INTERNAL_SERVER_ERROR", "Register Account Model is not valid");
export const unknownOffer = documented(404, "NOT_FOUND", "Entity not found: [OfferClient#findOne(UUID)]");

/** Hands a lead in by the form and opens the list on it. */
export async function handIn(desk: TestDesk, page: Page, outcome: RegExp) {
  await openForm(desk, page);
  const lead = await submit(page);
  await expect(page.getByText(outcome).first()).toBeVisible();
  await page.goto(`${desk.url}/submissions?query=${encodeURIComponent(lead.Email)}`);
  await expect(rowOf(page, lead.Email)).toHaveCount(1);
  // Of a refused lead the form keeps a draft; these tests begin without one.
  await page.evaluate(() => sessionStorage.clear());
  return lead;
}
