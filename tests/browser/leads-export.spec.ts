import { signInAgain } from "./support/add-lead.ts";
import { expect, test } from "./support/desk.ts";

const down = { endpoint: "list", fault: { kind: "html", status: 502 }, times: "always" } as const;

test("an export in an ended session asks for the password, then downloads", async ({
  page,
  desk,
  context,
}) => {
  await desk.signIn(page);
  await context.clearCookies();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  await signInAgain(page);
  expect((await downloading).suggestedFilename()).toMatch(/^leads_north_.*\.csv$/);
});

test("an export that the broker refuses is an alert by the button until Try again succeeds", async ({
  page,
  desk,
}) => {
  await desk.signIn(page);
  await desk.sandbox.control.fault(down);
  await page.getByRole("link", { name: "Export CSV" }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("Nothing was exported");
  await expect(alert).toContainText("North Markets has trouble of its own");
  const [button, words] = [
    await page.getByRole("link", { name: "Export CSV" }).boundingBox(),
    await alert.boundingBox(),
  ];
  expect((words?.y ?? 0) - (button?.y ?? 0)).toBeLessThan(80);
  await desk.sandbox.control.clearFaults();
  const downloading = page.waitForEvent("download");
  await alert.getByRole("button", { name: "Try again" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^leads_north_.*\.csv$/);
  await expect(alert).toHaveCount(0);
});

test("a failed export can be dismissed", async ({ page, desk, context }) => {
  await desk.signIn(page);
  // With the first touch the page fetches what it says without a network.
  const words = page.waitForResponse(/_next\/static\/.*\.js/);
  await page.getByRole("link", { name: "Export CSV" }).press("Shift");
  await words;
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await page.getByRole("link", { name: "Export CSV" }).click();
  const alert = page.getByRole("main").getByRole("alert").filter({ hasText: "Nothing was exported" });
  await expect(alert).toContainText("Lead Desk could not be reached");
  await alert.getByRole("button", { name: "Dismiss" }).click();
  await expect(alert).toHaveCount(0);
});
