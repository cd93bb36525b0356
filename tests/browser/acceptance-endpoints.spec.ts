import type { Page } from "@playwright/test";
import { z } from "zod";
import { expect, LEADS, type TestDesk, test } from "./support/desk.ts";

const pageShape = z.object({
  rows: z.array(z.object({ id: z.string(), email: z.string().nullable() })),
  page: z.number(),
  size: z.number(),
  totalRows: z.number().nullable(),
  totalPages: z.number().nullable(),
});

/** The promised shape, no more: what is added to it is free to change. */
const errorShape = z.object({
  error: z.object({ code: z.string().min(1), message: z.string().min(1), retryable: z.boolean() }),
});

async function listed(desk: TestDesk, page: Page, search: string) {
  const answer = await page.request.get(`${desk.url}/api/leads${search}`);
  expect(answer.status(), search).toBe(200);
  expect(answer.headers()["content-type"]).toContain("application/json");
  return pageShape.parse(await answer.json());
}

test("GET /api/leads pages through every lead once, by the parameters of the page's address", async ({
  desk,
  page,
}) => {
  await desk.signIn(page);
  const ids = new Set<string>();
  for (const at of [1, 2, 3]) {
    const { rows, ...rest } = await listed(desk, page, `?range=all&size=1000&page=${at}`);
    expect(rest).toEqual({ page: at, size: 1000, totalRows: LEADS, totalPages: 3 });
    for (const { id } of rows) ids.add(id);
  }
  expect(ids.size).toBe(LEADS);
  const past = await listed(desk, page, "?range=all&size=1000&page=4");
  expect(past).toMatchObject({ rows: [], totalRows: LEADS, totalPages: 3 });
});

test("what is invalid in the address takes its default, at the endpoint and on the page", async ({
  desk,
  page,
}) => {
  const wrong = "?page=abc&size=7&from=2026-13-40&to=&range=bogus&tz=Mars";
  await desk.signIn(page);
  const normal = await listed(desk, page, "");
  expect(normal).toMatchObject({ page: 1, size: 50 });
  expect(await listed(desk, page, wrong)).toEqual(normal);
  for (const search of ["?page=0", "?page=-1", "?page=1.5", "?page=1e3", "?size=51", "?tz=", "?range=ALL"]) {
    expect(await listed(desk, page, search), search).toEqual(normal);
  }
  await page.goto(`${desk.url}/leads${wrong}`);
  await expect(page.getByRole("status")).toHaveText(
    `1–50 of ${normal.totalRows?.toLocaleString("en")} leads`,
  );
  await expect(page.getByRole("combobox", { name: "Rows per page", exact: true })).toHaveValue("50");
});

test("without a session the list is a 401 in JSON, and the broker is not asked", async ({
  desk,
  request,
}) => {
  const answer = await request.get(`${desk.url}/api/leads?query=without-session`);
  expect(answer.status()).toBe(401);
  errorShape.parse(await answer.json());
  // By its words: the worker may be looking up a lead of a test before.
  const { calls } = await desk.sandbox.control.ledger();
  expect(calls.filter(({ address }) => address.includes("without-session"))).toEqual([]);
});

test("a broker that fails is an error in JSON that says whether trying again helps", async ({
  desk,
  page,
}) => {
  await desk.signIn(page);
  for (const [fault, retryable] of [
    [{ kind: "html", status: 502 }, true],
    [{ kind: "answer", status: 403, body: "" }, false],
  ] as const) {
    await desk.sandbox.control.fault({ endpoint: "list", fault, match: "query=outage&" });
    // By its words, so that the page's own calls do not use the fault up.
    const answer = await page.request.get(`${desk.url}/api/leads?query=outage`);
    expect(answer.ok()).toBe(false);
    const { error } = errorShape.parse(await answer.json());
    expect(error).toMatchObject({ retryable, message: expect.stringContaining("North Markets") });
  }
});
