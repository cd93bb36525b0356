import { setTimeout as wait } from "node:timers/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Sandbox, startSandbox } from "#tests/server/support/sandbox.ts";
import { person, row, submit } from "./support/add-lead.ts";
import { type App, removeFolder, signIn, startApp } from "./support/app.ts";
import { readCsv } from "./support/csv-reader.ts";

/** More than the sockets between the desk and a reader can hold by themselves. */
const LEADS = 60_000;
const PAGES = LEADS / 1000;

let sandbox: Sandbox;
let app: App;
let cookie: string;

async function cookieOf(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  await signIn(page, app.url);
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  sandbox = await startSandbox({ leads: LEADS });
  app = await startApp({ sandboxUrl: sandbox.url });
  cookie = await cookieOf(browser);
});
test.beforeEach(() => sandbox.control.reset());
test.afterAll(async () => {
  await app.stop();
  removeFolder(app.dataDir);
  await sandbox.stop();
});

const open = (search: string, init: { signal?: AbortSignal; encoding?: string } = {}): Promise<Response> =>
  fetch(`${app.url}/api/leads/export?${search}`, {
    headers: { cookie, "accept-encoding": init.encoding ?? "identity" },
    ...(init.signal ? { signal: init.signal } : {}),
  });

async function rowsOf(search: string): Promise<Record<string, string>[]> {
  return readCsv(
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(await (await open(search)).arrayBuffer()),
  );
}

const listCalls = async () => (await sandbox.control.ledger()).endpoints.list.calls;

test("is an attachment named after broker and days, of UTF-8 that nobody may store", async () => {
  const answer = await open("from=2026-11-01&to=2026-11-20");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="leads_north_2026-11-01_2026-11-20.csv"',
  );
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test("has every lead of the broker once, under the promised headers", async () => {
  const rows = await rowsOf("range=all");
  const ids = new Set(rows.map((lead) => lead["Lead ID"]));
  expect(ids.size).toBe(rows.length);
  // The sandbox draws its IDs, of which some may meet.
  expect(rows.length).toBeGreaterThan(LEADS * 0.999);
  expect(
    Object.keys(rows[0] ?? {})
      .slice(0, 13)
      .join(),
  ).toBe(
    "Created,First name,Last name,Email,Phone,Country,Status,Source,Source name,Source site,Source description,Tracking ID,Lead ID",
  );
  expect(Object.keys(rows[0] ?? {})).toContain("language");
});

test("says times on the zone's clock with its offset, summer and winter", async () => {
  const offsets = new Set((await rowsOf("range=all")).map(({ Created = "" }) => Created.slice(19)));
  expect(offsets).toEqual(new Set(["+01:00", "+02:00"]));
  const [there] = await rowsOf("range=last-7-days&tz=Asia%2FKolkata");
  const [here] = await rowsOf("range=last-7-days");
  expect(there?.Created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:30$/);
  expect(new Date(there?.Created ?? "")).toEqual(new Date(here?.Created ?? ""));
});

test("separates by semicolons where asked to", async () => {
  const text = await (await open("range=today&separator=semicolon")).text();
  expect(text).toMatch(/^Created;First name;Last name;/);
});

test("without a session it is a 401 in JSON, and the broker is not asked", async () => {
  const answer = await fetch(`${app.url}/api/leads/export?range=all`);
  expect(answer.status).toBe(401);
  expect(answer.headers.get("content-type")).toContain("application/json");
  expect(await answer.json()).toMatchObject({ error: { code: "session-ended" } });
  expect(await listCalls()).toBe(0);
});

test("a third one beside two of the same session is refused in words, until one of them is over", async () => {
  const slow = { kind: "delay", ms: 20_000, when: "before" } as const;
  await sandbox.control.fault({ endpoint: "list", page: 2, fault: slow, times: 2 });
  const goAway = new AbortController();
  const two = await Promise.all([1, 2].map(() => open("range=all", { signal: goAway.signal })));
  expect(two.map(({ status }) => status)).toEqual([200, 200]);
  const third = await open("range=all");
  expect(third.status).toBe(429);
  const { error } = await third.json();
  expect(error).toMatchObject({ code: "too-many-requests", retryable: true });
  expect(error.message).toMatch(/export the leads/);
  goAway.abort();
  await expect.poll(async () => (await open("range=today")).status).toBe(200);
});

for (const encoding of ["identity", "gzip"]) {
  test(`is broken off where the broker fails half-way, read as ${encoding}`, async () => {
    await sandbox.control.fault({ endpoint: "list", page: 30, fault: { kind: "html", status: 502 } });
    const answer = await open("range=all", { encoding });
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow("terminated");
  });
}

test("is a failed download in the browser where the broker fails half-way", async ({ page }) => {
  await signIn(page, app.url);
  await sandbox.control.fault({ endpoint: "list", page: 30, fault: { kind: "reset", when: "before" } });
  const started = page.waitForEvent("download");
  await page.evaluate(() => window.location.assign("/api/leads/export?range=all"));
  expect(await (await started).failure()).not.toBeNull();
});

test("fewer rows than the broker's first total break it off", async () => {
  const lie = { kind: "list", extraTotal: 40 } as const;
  await sandbox.control.fault({ endpoint: "list", fault: lie, times: "always" });
  const answer = await open("range=last-7-days");
  await expect(answer.arrayBuffer()).rejects.toThrow("terminated");
});

test("a first page that fails is an error in words, with nothing to download", async () => {
  await sandbox.control.fault({ endpoint: "list", fault: { kind: "html", status: 503 } });
  const answer = await open("range=all");
  expect(answer.status).toBe(502);
  expect(await answer.json()).toMatchObject({ error: { code: "unavailable", retryable: true } });
});

test("a client that goes away stops the paging, and the calls that are under way", async () => {
  await sandbox.control.settings({ latencyMs: 200 });
  const goAway = new AbortController();
  const answer = await open("range=all", { signal: goAway.signal });
  await answer.body?.getReader().read();
  goAway.abort();
  await wait(500);
  const calls = await listCalls();
  expect(calls).toBeLessThan(PAGES / 2);
  await wait(500);
  const { list } = (await sandbox.control.ledger()).endpoints;
  expect(list.calls).toBe(calls);
  expect(list.aborted).toBeGreaterThan(0);
  expect(list.open).toBe(0);
});

test("a reader that stops stops the paging until it goes on", async () => {
  const answer = await open("range=all");
  const reader = answer.body?.getReader();
  await reader?.read();
  await expect
    .poll(async () => {
      const before = await listCalls();
      await wait(400);
      return (await listCalls()) - before;
    })
    .toBe(0);
  expect(await listCalls()).toBeLessThan(PAGES);
  for (let done = false; !done; ) done = (await reader?.read())?.done ?? true;
  expect(await listCalls()).toBeGreaterThanOrEqual(PAGES);
});

async function keyIn(page: Page, name: string) {
  await page.goto(`${app.url}/leads/new`);
  const lead = await submit(page, person({ "First name": name, "Last name": name }));
  await expect(row(page, lead.Email)).toContainText("Accepted");
  return lead;
}

test("what a spreadsheet could run gets an apostrophe; a plain phone number does not", async ({ page }) => {
  await signIn(page, app.url);
  const names = ["=HYPERLINK(A1)", "+1+2", "-3", "@SUM(A1)"];
  const emails: string[] = [];
  for (const name of names) emails.push((await keyIn(page, name)).Email.toLowerCase());
  const rows = await rowsOf("range=today");
  for (const [at, name] of names.entries()) {
    const lead = rows.find(({ Email }) => Email?.toLowerCase() === emails[at]);
    expect(lead).toMatchObject({ "First name": `'${name}`, "Last name": `'${name}`, Phone: "+48600100200" });
  }
});
