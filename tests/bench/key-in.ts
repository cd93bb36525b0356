/** Somebody who keys leads in at the page, as fast as the page lets them. */
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright";
import { signIn } from "./sign-in.ts";

/** Keys leads in at the page; milliseconds from the key that submits to the outcome on the screen. */
export async function keyIn(page: Page, leads: number): Promise<number[]> {
  const times: number[] = [];
  for (let lead = 0; lead < leads; lead += 1) {
    const email = `hand.${randomUUID()}@example.com`;
    await page.getByRole("textbox", { name: "First name" }).fill("Jan");
    await page.getByRole("textbox", { name: "Last name" }).fill("Nowak");
    await page.getByRole("textbox", { name: "Email" }).fill(email);
    await page.getByRole("textbox", { name: "Phone" }).fill("600 100 200");
    const ms = await page.evaluate(
      (wanted) =>
        new Promise<number>((resolve, reject) => {
          const began = performance.now();
          const button = [...document.querySelectorAll("button")].find((one) =>
            one.textContent?.startsWith("Submit lead"),
          );
          button?.click();
          const look = () => {
            const said = [...document.querySelectorAll('[role="status"]')].some(
              ({ textContent }) => textContent?.includes("Accepted") && textContent.includes(wanted),
            );
            if (said) return resolve(performance.now() - began);
            if (performance.now() - began > 30_000) return reject(new Error("no outcome in 30 s"));
            requestAnimationFrame(look);
          };
          look();
        }),
      email,
    );
    times.push(ms);
  }
  return times;
}

/** A signed-in page with the form open, warmed up by three leads. */
export async function openForm(browser: Browser, url: string): Promise<Page> {
  const page = await (await signIn(browser, url)).newPage();
  await page.goto(`${url}/leads/new`);
  await keyIn(page, 3);
  return page;
}
