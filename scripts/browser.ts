/** The Chromium that the browser tests drive: found on the machine, or installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];
const PLACES = [
  "/opt/google/chrome/chrome",
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A file of that name may be a mere hint to install something; a browser knows its version. */
function works(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const version = execFileSync(path, ["--version"], { encoding: "utf8", timeout: 20_000, stdio: "pipe" });
    return /chrom/i.test(version);
  } catch {
    return false;
  }
}

/** The path of a browser that is there: `CHROME_PATH`, Chrome, Chromium, Playwright's own build; else null. */
export function findBrowser(): string | null {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return works(chosen) ? chosen : null;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...PLACES, chromium.executablePath()].find(works) ?? null;
}

function run(command: string, ...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
}

function install(): void {
  const isDebian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (isDebian) {
    console.log("No Chrome or Chromium found: installing Debian's chromium …");
    const fetched = run("apt-get", "-qq", "update");
    if (fetched && run("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium")) return;
  }
  console.log("No Chrome or Chromium found: installing Playwright's build …");
  run(process.execPath, "node_modules/playwright/cli.js", "install", "chromium");
}

/** Finds or installs a browser. Returns its path, or null where neither was possible. */
export function ensureBrowser(): string | null {
  const found = findBrowser();
  if (found !== null || process.env.CHROME_PATH) return found;
  install();
  return findBrowser();
}

/** What to tell a person whose machine has no browser. */
export function missingBrowser(): string {
  return process.env.CHROME_PATH
    ? `CHROME_PATH names ${process.env.CHROME_PATH}, which is not a working Chrome or Chromium.`
    : "The browser tests need Chrome or Chromium: install one, or set CHROME_PATH to it.";
}
