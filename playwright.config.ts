import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser.ts";

const executablePath = findBrowser();

/** `npm test` chooses the reporters, and has found the browser by the time this is read. */
export default defineConfig({
  testDir: "tests/browser",
  outputDir: "test-results",
  workers: 2,
  // Generous: a journey of many steps on a busy machine is slow, not wrong. What is fast is measured by the bench.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A race of a test with the machine must not end a whole run; `npm test` names each that needed it.
  retries: 1,
  forbidOnly: true,
  use: {
    trace: "off",
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
