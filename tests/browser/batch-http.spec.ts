import { OFFERS, STRANGER } from "#sandbox/accounts.ts";
import { expect, test } from "./support/desk.ts";

const HASH = "ab".repeat(32);
const START = {
  fileName: "a.csv",
  fileHash: HASH,
  header: ["Email"],
  match: { email: 0 },
  rows: 1,
};
const ROW = {
  row: 1,
  lead: {
    firstName: "Jan",
    lastName: "Nowak",
    phone: "+48600100200",
    country: "PL",
    offerUuid: OFFERS[0].uuid,
    email: `http.${Date.now()}@example.com`,
  },
  cells: ["x"],
};
const UNKNOWN = "0f4d5c1e-3f0b-4c83-9c5e-0f6f2f7c1a01";

test("another account's import is a 404 at every address, and so is a made-up id", async ({
  browser,
  desk,
  page,
}) => {
  await desk.signIn(page);
  const headers = { origin: desk.url };
  const started = await page.request.post(`${desk.url}/api/batches`, { data: START, headers });
  expect(started.status()).toBe(201);
  const { id } = await started.json();
  const strange = await browser.newContext();
  const stranger = await strange.newPage();
  await desk.signIn(stranger, STRANGER);
  const rows = { rows: [ROW] };
  for (const [who, wanted] of [
    [stranger, id],
    [page, UNKNOWN],
    [page, "no-id"],
  ] as const) {
    const at = `${desk.url}/api/batches/${wanted}`;
    expect((await who.request.get(at)).status()).toBe(404);
    expect((await who.request.get(`${at}/results`)).status()).toBe(404);
    expect((await who.request.get(`${at}/failed`)).status()).toBe(404);
    expect((await who.request.post(`${at}/rows`, { data: rows, headers })).status()).toBe(404);
    expect((await who.request.post(`${at}/send`, { data: {}, headers })).status()).toBe(404);
  }
  // Nobody but its sender knows of an import that is still being handed in, and no page shows it.
  expect((await page.request.get(`${desk.url}/api/batches/${id}`)).status()).toBe(404);
  await page.request.post(`${desk.url}/api/batches/${id}/rows`, { data: rows, headers });
  await page.request.post(`${desk.url}/api/batches/${id}/send`, { data: {}, headers });
  expect((await page.request.get(`${desk.url}/api/batches/${id}`)).status()).toBe(200);
  expect((await stranger.request.get(`${desk.url}/api/batches/${id}`)).status()).toBe(404);
  const shown = await stranger.goto(`${desk.url}/import/${id}`);
  expect(shown?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { name: "There is no import at this address" })).toBeVisible();
  await strange.close();
});

test("rows of a page whose account is not the one signed in are refused, and nothing is stored", async ({
  desk,
  page,
}) => {
  await desk.signIn(page);
  const headers = { origin: desk.url, "x-lead-desk-account": UNKNOWN };
  const answer = await page.request.post(`${desk.url}/api/batches`, { data: START, headers });
  expect(answer.status()).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: "other-account", retryable: true } });
});

test("without a session nothing is answered, from elsewhere nothing is taken", async ({
  desk,
  page,
  request,
}) => {
  await desk.signIn(page);
  for (const path of ["", "/already", "/match", "/known", `/${UNKNOWN}/rows`, `/${UNKNOWN}/send`]) {
    const url = `${desk.url}/api/batches${path}`;
    const own = { origin: desk.url };
    expect((await request.post(url, { data: START, headers: own })).status(), path).toBe(401);
    expect((await page.request.post(url, { data: START })).status(), path).toBe(403);
    const foreign = { origin: "https://elsewhere.example" };
    expect((await page.request.post(url, { data: START, headers: foreign })).status(), path).toBe(403);
  }
  expect((await request.get(`${desk.url}/api/batches/${UNKNOWN}/results`)).status()).toBe(401);
});

test("what is too large, or not what it should be, is refused in words and stores nothing", async ({
  desk,
  page,
}) => {
  await desk.signIn(page);
  const headers = { origin: desk.url };
  const post = (path: string, data: unknown) =>
    page.request.post(`${desk.url}/api/batches${path}`, { data, headers });
  for (const wrong of [
    {},
    null,
    { ...START, fileHash: "short" },
    { ...START, match: { nonsense: 1 } },
    { ...START, match: { email: -1 } },
    { ...START, rows: 100_001 },
    { ...START, fileName: " " },
  ]) {
    expect((await post("", wrong)).status()).toBe(400);
  }
  const { id } = await (await post("", { ...START, fileHash: "cd".repeat(32) })).json();
  const many = Array.from({ length: 1001 }, (_, at) => ({ ...ROW, row: at + 1 }));
  expect((await post(`/${id}/rows`, { rows: many })).status()).toBe(400);
  expect((await post(`/${id}/rows`, { rows: [ROW, ROW] })).status()).toBe(400);
  const huge = await post(`/${id}/rows`, { rows: [{ ...ROW, cells: ["x".repeat(9_000_000)] }] });
  expect(huge.status()).toBe(400);
  expect((await huge.json()).error.message).toContain("larger than 8 MB");
  const emails = Array.from({ length: 2001 }, () => "a@b.example");
  expect((await post("/already", { emails })).status()).toBe(400);
  expect((await post(`/${id}/send`, {})).status()).toBe(200);
  const view = await (await page.request.get(`${desk.url}/api/batches/${id}`)).json();
  expect(view).toMatchObject({ state: "done", total: 0 });
});
