import { expect, test } from "./support/desk.ts";
import { checkFile, csv, file, grid, openImport, people } from "./support/import.ts";

test("by keys: what goes with what it did leaves the focus in the rows, or after them", async ({
  desk,
  page,
}) => {
  await openImport(desk, page);
  const { emails, lines } = people(3);
  lines[1] = `Jan,Nowak,${emails[1]},+48600100201,Polandia`;
  lines[2] = `Jan,Nowak,${emails[2]},12,PL`;
  await checkFile(page, file("focus.csv", csv(lines)));
  await page.getByRole("checkbox", { name: "Only rows with problems" }).check();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "3");
  await page.getByRole("button", { name: "Remove row 2" }).press("Enter");
  await expect(page.getByRole("button", { name: "Remove row 3" })).toBeFocused();
  // The only step: its button goes.
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.locator("[data-cell]:focus")).toHaveCount(1);
  await page.getByRole("button", { name: "Remove all 2" }).press("Enter");
  await expect(page.getByText("No rows with problems")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send 1 lead", exact: true })).toBeFocused();
});
