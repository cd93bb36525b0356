/** Takes the pictures under docs/pictures of the running product: `node tests/browser/pictures.ts`, after a build. */
import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright";
import { fail } from "../../scripts/address.ts";
import { ensureBrowser, missingBrowser } from "../../scripts/browser.ts";
import { startSandbox } from "../server/support/sandbox.ts";
import { removeFolder, signIn, startApp } from "./support/app.ts";

const FOLDER = "docs/pictures";
/** Leads and times are the same in every picture taken. */
const SEED = { leads: 2500, seed: 7 };

type Shot = {
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to be shown. */
  readonly prepare?: (page: Page) => Promise<void>;
};

async function keyIn(page: Page, person: readonly string[], keys: string): Promise<void> {
  const names = ["First name", "Last name", "Email", "Phone"];
  for (const [at, value] of person.entries()) {
    await page.getByRole("textbox", { name: names[at] ?? "", exact: true }).fill(value);
  }
  await page.keyboard.press(keys);
  await page.waitForTimeout(900);
}

const NAMES = [
  ["Anna", "Kowalska", "+48 601 200 300", "PL"],
  ["Jürgen", "Weiß", "+49 151 2345678", "DE"],
  ["Chloé", "Lefèvre", "+33 6 12 34 56 78", "FR"],
  ["Ольга", "Шевченко", "+380 67 123 4567", "UA"],
  ["Marco", "Rossi", "+39 347 123 4567", "IT"],
  ["Lucía", "Fernández", "612 34", "ES"],
] as const;

/** A file of leads, some of them with something wrong. */
function leadsFile(rows: number): string {
  const mark = Math.random().toString(36).slice(2, 6);
  const lines = ["Imię,Nazwisko,E-mail,Telefon,Kraj"];
  for (let row = 0; row < rows; row += 1) {
    const [first, last, phone, country] = NAMES[row % NAMES.length] ?? NAMES[0];
    const email = row === 7 ? "lucia.example.es" : `lead.${mark}.${row}@example.com`;
    lines.push(`${first},${last},${email},${phone},${country}`);
  }
  return lines.join("\r\n");
}

/** Chooses a file and goes on to its rows. */
async function toRows(page: Page, rows: number): Promise<void> {
  const buffer = Buffer.from(leadsFile(rows));
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "autumn-leads.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Match columns" }).waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: /^Send \d+ lead/ }).waitFor();
  await page.waitForTimeout(1500);
}

const SHOTS: readonly Shot[] = [
  { name: "leads", path: "/leads" },
  {
    name: "details",
    path: "/leads",
    prepare: async (page) => {
      await page.getByRole("row").nth(2).click();
      await page.getByRole("dialog", { name: "Lead details" }).waitFor();
    },
  },
  {
    name: "add-lead",
    path: "/leads/new",
    prepare: async (page) => {
      const mark = Math.random().toString(36).slice(2, 6);
      await keyIn(
        page,
        ["Jan", "Nowak", `jan.nowak.${mark}@example.com`, "600 100 200"],
        "Control+Shift+Enter",
      );
      await keyIn(page, ["Zoë", "Müller", `zoe.${mark}@example.com`, "+49 30 901820"], "Control+Shift+Enter");
      await page.getByRole("textbox", { name: "First name" }).fill("María");
      await page.getByRole("textbox", { name: "Last name" }).fill("García López");
      await page.getByRole("textbox", { name: "Email" }).fill("maria.garcia@example.es");
      await page.getByRole("textbox", { name: "Phone" }).fill("+34 612 345 678");
      await page.getByRole("textbox", { name: "Tracking ID" }).focus();
      await page.waitForTimeout(800);
    },
  },
  { name: "import", path: "/import", prepare: (page) => toRows(page, 120) },
  {
    name: "batch",
    path: "/import",
    prepare: async (page) => {
      await toRows(page, 60);
      await page.getByRole("checkbox", { name: "Only rows with problems" }).check();
      await page.getByRole("button", { name: /^Send \d+ lead/ }).click();
      await page.getByRole("link", { name: "See this import" }).click();
      await page.getByRole("progressbar", { name: "Import progress" }).waitFor();
      await page.waitForTimeout(4000);
    },
  },
  { name: "submissions", path: "/submissions" },
];

async function takeAll(browser: Browser, url: string, scheme: "light" | "dark"): Promise<void> {
  for (const [suffix, width] of [
    ["", 1360],
    ["-narrow", 360],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
    const page = await context.newPage();
    // Rows that are not sent yet: the pictures leave them.
    page.on("dialog", (dialog) => void dialog.accept());
    const picture = (name: string) => page.screenshot({ path: `${FOLDER}/${name}-${scheme}${suffix}.png` });
    await page.goto(`${url}/sign-in`);
    await picture("sign-in");
    await signIn(page, url);
    for (const { name, path, prepare } of SHOTS) {
      await page.goto(`${url}${path}`);
      await page.waitForLoadState("networkidle");
      await prepare?.(page);
      await page.waitForTimeout(400);
      await picture(name);
    }
    await context.close();
  }
}

const executablePath = ensureBrowser() ?? fail(missingBrowser());
mkdirSync(FOLDER, { recursive: true });
const sandbox = await startSandbox(SEED);
const app = await startApp({ sandboxUrl: sandbox.url });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const scheme of ["light", "dark"] as const) await takeAll(browser, app.url, scheme);
} finally {
  await browser.close();
  await app.stop();
  removeFolder(app.dataDir);
  await sandbox.stop();
}
