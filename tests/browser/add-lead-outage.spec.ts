import { startSandbox } from "#tests/server/support/sandbox.ts";
import { box, expectAccepted, fill, person, row, status } from "./support/add-lead.ts";
import { removeFolder, signIn, startApp } from "./support/app.ts";
import { expect, test } from "./support/desk.ts";

test("while the broker is down leads are saved and wait; once it is back Try again sends them", async ({
  page,
}) => {
  // Two brokers and a desk are started here.
  test.setTimeout(90_000);
  const before = await startSandbox({ leads: 5 });
  const app = await startApp({ sandboxUrl: before.url });
  await signIn(page, app.url);
  await page.getByRole("link", { name: "Add lead" }).first().click();
  await expect(box(page, "First name")).toBeFocused();
  await before.stop();

  const lead = person();
  await fill(page, lead);
  await page.keyboard.press("Control+Enter");
  await expect(status(page)).toContainText(`Queued: ${lead.Email} waits for North Markets.`);
  await expect(row(page, lead.Email)).toContainText("nothing of it was sent");
  await expect(box(page, "Email")).toHaveValue("");

  const after = await startSandbox({ leads: 5, port: before.port });
  await row(page, lead.Email).getByRole("button", { name: "Try again" }).click();
  await expectAccepted(page, lead);
  const { leads } = await after.control.ledger();
  expect(leads.map(({ email, count }) => [email, count])).toEqual([[lead.Email, 1]]);
  await app.stop();
  await after.stop();
  removeFolder(app.dataDir);
});
