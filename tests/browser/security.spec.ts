import { type APIResponse, expect, type Page, request, test } from "@playwright/test";
import { DEMO, STRANGER } from "#sandbox/accounts.ts";
import { type Sandbox, startSandbox } from "#tests/server/support/sandbox.ts";
import { type App, removeFolder, signIn, signOut, startApp } from "./support/app.ts";

let sandbox: Sandbox;
let app: App;

test.beforeAll(async () => {
  sandbox = await startSandbox({ leads: 80 });
  app = await startApp({ sandboxUrl: sandbox.url });
});
test.beforeEach(() => sandbox.control.reset());
test.afterAll(async () => {
  await app.stop();
  removeFolder(app.dataDir);
  await sandbox.stop();
});

const sessionCookie = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === "lead-desk");

test("a copied cookie is dead after sign-out, and the browser is told to clear what it keeps", async ({
  page,
}) => {
  await signIn(page, app.url);
  const copied = await sessionCookie(page);
  const thief = await request.newContext({ extraHTTPHeaders: { cookie: `lead-desk=${copied?.value}` } });
  expect((await thief.get(`${app.url}/api/leads`)).status()).toBe(200);
  const cleared = page.waitForResponse((answer) => answer.url().includes("/sign-in?signed-out"), {
    timeout: 10_000,
  });
  await signOut(page);
  expect(await (await cleared).headerValue("clear-site-data")).toBe('"cache", "storage"');
  expect((await thief.get(`${app.url}/api/leads`)).status()).toBe(401);
  expect(await sessionCookie(page)).toBeUndefined();
});

test("the session cookie is HttpOnly and SameSite=Lax, and holds no token of the broker", async ({
  page,
}) => {
  await signIn(page, app.url);
  expect(await sessionCookie(page)).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  for (const cookie of await page.context().cookies()) {
    expect(cookie.value.length).toBeLessThan(600);
    expect(cookie.value).not.toContain(DEMO.username);
  }
});

test("the header by which older Next versions skipped their proxy opens nothing", async ({
  request: anybody,
}) => {
  for (const header of ["x-middleware-subrequest", "x-nextjs-data", "x-middleware-next", "x-forwarded-for"]) {
    const value = "proxy:proxy:proxy:proxy:proxy";
    const page = await anybody.get(`${app.url}/leads`, { headers: { [header]: value }, maxRedirects: 0 });
    expect(page.status()).toBe(307);
    expect(page.headers().location).toContain("/sign-in");
    const api = await anybody.get(`${app.url}/api/leads`, { headers: { [header]: value } });
    expect(api.status()).toBe(401);
  }
});

test("no page or handler answers without a session", async ({ request: anybody }) => {
  for (const path of ["/leads", "/leads/new", "/"]) {
    expect((await anybody.get(`${app.url}${path}`, { maxRedirects: 0 })).status()).toBe(307);
  }
  for (const path of ["/api/leads", "/api/leads/export", "/api/submissions/desk"]) {
    const answer = await anybody.get(`${app.url}${path}`);
    expect(answer.status()).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "session-ended", retryable: true } });
  }
});

test("the way back after signing in leads only to this desk", async ({ page }) => {
  await page.goto(`${app.url}/leads?query=nowak`);
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fleads%3Fquery%3Dnowak/);
  for (const [next, end] of [
    ["https://evil.example/", "/leads"],
    ["//evil.example", "/leads"],
    ["/leads?query=nowak", "/leads?query=nowak"],
  ]) {
    await page.context().clearCookies();
    await page.goto(`${app.url}/sign-in?next=${encodeURIComponent(next ?? "")}`);
    await page.getByRole("textbox", { name: "Username" }).fill(DEMO.username);
    await page.getByRole("textbox", { name: "Password" }).fill(DEMO.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`${app.url}${end}`);
  }
});

/** The fields by which the form signs in without scripts. */
async function formFields(page: APIResponse): Promise<Record<string, string>> {
  const html = await page.text();
  const hidden = [...html.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => tag);
  const attribute = (tag: string, name: string) =>
    new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&quot;", '"').replaceAll("&amp;", "&") ?? "";
  return Object.fromEntries(hidden.map((tag) => [attribute(tag, "name"), attribute(tag, "value")]));
}

async function postSignIn(origin: string | null, password: string): Promise<APIResponse> {
  const context = await request.newContext();
  const fields = await formFields(await context.get(`${app.url}/sign-in`));
  return context.post(`${app.url}/sign-in`, {
    multipart: { ...fields, username: DEMO.username, password },
    headers: origin === null ? {} : { origin },
    maxRedirects: 0,
  });
}

test("the sign-in form works without scripts, and only from this desk's own origin", async () => {
  const own = await postSignIn(app.url, DEMO.password);
  expect(own.status()).toBe(303);
  expect(own.headers()["set-cookie"]).toContain("lead-desk=");
  for (const origin of ["https://evil.example", "null", null]) {
    const foreign = await postSignIn(origin, DEMO.password);
    expect(foreign.headers()["set-cookie"] ?? "").not.toContain("lead-desk=ey");
    expect(foreign.status()).not.toBe(303);
  }
});

test("the sixth failed sign-in within a minute is refused in words", async ({ page }) => {
  await page.goto(`${app.url}/sign-in`);
  for (let failed = 0; failed < 6; failed += 1) {
    await page.getByRole("textbox", { name: "Username" }).fill("guess@affiliate.example");
    await page.getByRole("textbox", { name: "Password" }).fill(`guess-${failed}`);
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: "Sign in" }).click();
    await answered;
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  }
  await expect(page.getByRole("alert").filter({ hasText: "Too many requests" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Username" })).toHaveValue("guess@affiliate.example");
});

test("every answer bears the headers that keep a page to itself, with a fresh nonce", async ({ page }) => {
  await signIn(page, app.url);
  const nonces = new Set<string>();
  for (const path of ["/leads", "/leads/new", "/leads"]) {
    const headers = (await page.goto(`${app.url}${path}`))?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/);
    for (const part of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"]) {
      expect(policy).toContain(part);
    }
    nonces.add(/nonce-([^']+)/.exec(policy)?.[1] ?? "");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cache-control": expect.stringContaining("no-store"),
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  expect(nonces.size).toBe(3);
});

test("nothing that reaches the browser holds a token, a password or the client's secret", async ({
  page,
}) => {
  const bodies: string[] = [];
  page.on("response", async (answer) => bodies.push(await answer.text().catch(() => "")));
  await signIn(page, app.url);
  await page.goto(`${app.url}/leads/new`);
  await page.waitForLoadState("networkidle");
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const text of [...bodies, stored]) {
    for (const secret of ["eyJ", DEMO.password, "sandbox-secret", "clientAuthorization", "Bearer "]) {
      expect(text.includes(secret), `${secret} in ${text.slice(0, 200)}`).toBe(false);
    }
  }
  expect(bodies.length).toBeGreaterThan(5);
});

test("the log names no person, no secret, whatever went wrong", async ({ page }) => {
  await sandbox.control.settings({ refuseRefresh: true });
  await signIn(page, app.url, STRANGER);
  await sandbox.control.kill("access");
  await page.goto(`${app.url}/leads?query=anna.secret@example.com`);
  await page.waitForLoadState("networkidle");
  for (const personal of [DEMO.username, STRANGER.username, "anna.secret", "eyJ", "Bearer", DEMO.password]) {
    expect(app.output().includes(personal), personal).toBe(false);
  }
  expect(app.output()).toContain('"event":"signed-in"');
});

test("under https the cookie is Secure and __Host-, and other origins are refused", async () => {
  const secure = await startApp({ sandboxUrl: sandbox.url, env: { APP_URL: "https://desk.example" } });
  const context = await request.newContext();
  const page = await context.get(`${secure.url}/sign-in`, { headers: { host: "desk.example" } });
  expect(page.headers()["strict-transport-security"]).toContain("max-age=");
  const fields = await formFields(page);
  const post = (origin: string) =>
    context.post(`${secure.url}/sign-in`, {
      multipart: { ...fields, username: DEMO.username, password: DEMO.password },
      headers: { host: "desk.example", origin },
      maxRedirects: 0,
    });
  const cookie = (await post("https://desk.example")).headers()["set-cookie"] ?? "";
  expect(cookie).toMatch(/__Host-lead-desk=[^;]+;.*Path=\/;.*Secure;.*HttpOnly;.*SameSite=lax/i);
  expect(cookie).not.toMatch(/domain=/i);
  expect((await post(secure.url)).headers()["set-cookie"] ?? "").not.toContain("__Host-lead-desk=ey");
  await secure.stop();
  removeFolder(secure.dataDir);
});
