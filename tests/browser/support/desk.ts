import { test as base, expect, type Page } from "@playwright/test";
import { type Account, DEMO } from "#sandbox/accounts.ts";
import { type Sandbox, startSandbox } from "#tests/server/support/sandbox.ts";
import { removeFolder, signIn, startApp } from "./app.ts";

/** The whole desk, as `test` hands it out: one for each worker, its broker as at the start before each test. */
export type TestDesk = {
  /** Of the app, without a slash at the end. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Signs in by the page and waits for the leads; by default as the demo account. */
  readonly signIn: (page: Page, account?: Account) => Promise<void>;
};

/** How many leads partner 115 has, spread over the year before the start. */
export const LEADS = 2500;

/** What the browser says of itself when an answer is no 2xx: tests of faults want such answers. */
const EXPECTED = /^Failed to load resource|net::ERR_/;

type ForWorker = { readonly startedDesk: TestDesk };
type ForTest = { readonly desk: TestDesk; readonly noComplaints: undefined };

/**
 * Runs against the build that is there (`NEXT_DIST_DIR` or `.next`): it builds nothing itself. A test fails as well
 * where its page throws or complains on the console: a broken hydration, a refused script.
 */
export const test = base.extend<ForTest, ForWorker>({
  startedDesk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const sandbox = await startSandbox({ leads: LEADS });
      const app = await startApp({ sandboxUrl: sandbox.url });
      await use({
        url: app.url,
        sandbox,
        signIn: (page, account: Account = DEMO) => signIn(page, app.url, account),
      });
      await app.stop();
      removeFolder(app.dataDir);
      await sandbox.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  desk: async ({ startedDesk }, use) => {
    await startedDesk.sandbox.control.reset();
    await use(startedDesk);
  },
  noComplaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error" && !EXPECTED.test(message.text())) complaints.push(message.text());
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
