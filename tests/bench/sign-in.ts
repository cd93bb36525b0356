import { type Browser, type BrowserContext, chromium } from "playwright";
import { DEMO } from "../../sandbox/accounts.ts";
import { findBrowser, missingBrowser } from "../../scripts/browser.ts";

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(missingBrowser());
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
}

/** Signs in at the page, as a person does. */
export async function signIn(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByRole("textbox", { name: "Username" }).fill(DEMO.username);
  await page.getByLabel("Password", { exact: true }).fill(DEMO.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => address.pathname === "/leads");
  await page.close();
  return context;
}

/** The `Cookie` header of a new session, for calls without a browser. */
export async function cookieOfNewSession(browser: Browser, url: string): Promise<string> {
  const context = await signIn(browser, url);
  const cookies = await context.cookies();
  await context.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
