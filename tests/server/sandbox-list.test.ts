import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { MASKED, STRANGER, ZERO } from "../../sandbox/accounts.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { at, column, create, LEAD, list, type Reply, rowsOf, tokenOf } from "./support/sandbox-client.ts";

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ leads: 2500 });
  token = await tokenOf(sandbox.url);
});
afterEach(() => sandbox.control.reset());
afterAll(() => sandbox.stop());

const texts = (reply: Reply, field: string) => column(reply, field).map(String);
const sourceOf = (row: unknown) => at(row, "leadSource") ?? at(row, "leadInfo", "leadSource");

test("a page has Spring's shape, and says where it is first and last", async () => {
  const first = await list(sandbox.url, token, { size: "1000" });
  expect(first.json).toMatchObject({
    totalElements: 2500,
    totalPages: 3,
    number: 0,
    size: 1000,
    first: true,
    last: false,
    numberOfElements: 1000,
    empty: false,
  });
  const last = await list(sandbox.url, token, { size: "1000", page: "2" });
  expect(last.json).toMatchObject({ number: 2, first: false, last: true, numberOfElements: 500 });
  const past = await list(sandbox.url, token, { size: "1000", page: "3" });
  expect(past.json).toMatchObject({ content: [], totalElements: 2500, empty: true, numberOfElements: 0 });
});

test("the pages together are every lead once, newest first, received ones before all", async () => {
  await create(sandbox.url, token, { ...LEAD, email: "earlier@poczta.example" });
  await create(sandbox.url, token);
  const created: string[] = [];
  const ids = new Set<unknown>();
  for (let page = 0; page < 6; page += 1) {
    const reply = await list(sandbox.url, token, { size: "500", page: String(page) });
    created.push(...texts(reply, "created"));
    for (const uuid of column(reply, "uuid")) ids.add(uuid);
    const newest = [LEAD.email, "earlier@poczta.example"];
    if (page === 0) expect(column(reply, "email").slice(0, 2)).toEqual(newest);
  }
  expect(ids.size).toBe(2502);
  expect(created).toEqual([...created].sort().reverse());
});

test("size is capped at 2000 rows", async () => {
  const reply = await list(sandbox.url, token, { size: "5000" });
  expect(reply.json).toMatchObject({ size: 2000, numberOfElements: 2000, totalPages: 2 });
});

test("from and to are both included, to the second", async () => {
  const all = await list(sandbox.url, token, { size: "2000" });
  const instant = texts(all, "created")[700] ?? "";
  const beside = (ms: number) => new Date(new Date(instant).getTime() + ms).toISOString().replace(".000", "");
  const between = async (from: string, to: string) =>
    texts(await list(sandbox.url, token, { from, to }), "created");
  expect(await between(instant, instant)).toContain(instant);
  expect(await between(beside(1000), beside(2000))).not.toContain(instant);
  expect(await between(beside(-2000), beside(-1000))).not.toContain(instant);
  expect(await between(beside(1000), beside(-1000))).toEqual([]);
});

test.each([
  ["no from", { from: undefined }],
  ["no to", { to: undefined }],
  ["a day without a time", { from: "2026-01-01" }],
  ["milliseconds", { to: "2026-01-01T00:00:00.000Z" }],
  ["another zone than UTC", { from: "2026-01-01T00:00:00+01:00" }],
  ["a day that does not exist", { to: "2026-02-30T00:00:00Z" }],
  ["a page of no rows", { size: "0" }],
  ["a page before the first", { page: "-1" }],
])("%s is refused with 400", async (_, parameters) => {
  const reply = await list(sandbox.url, token, parameters);
  expect(reply.status).toBe(400);
  expect(at(reply.json, "status")).toBe("BAD_REQUEST");
});

test("a query finds a part of name, surname, email, phone or source, in any case and script", async () => {
  const people = [
    { name: "ΟΔΥΣΣΕΥΣ", surname: "Ζαχαρίας", email: "greek@query.example", phone: "+306999000111" },
    { name: "Ярослав", surname: "Дзюба", email: "kyiv@query.example", phone: "+380999000222" },
    { name: "Zoe\u0308", surname: "Weiß", email: "zoe@query.example", phone: "+491599000333" },
  ];
  for (const person of people) {
    const leadInfo = { leadSource: `Kampagne ${person.name}||x|` };
    expect((await create(sandbox.url, token, { ...LEAD, ...person, leadInfo })).status).toBe(200);
  }
  const find = async (query: string) => texts(await list(sandbox.url, token, { query }), "email");
  expect(await find("οδυσσεύς")).toEqual([]);
  expect(await find("οδυσσευς")).toEqual(["greek@query.example"]);
  // Alone, the last letter of "ΔΥΣ" becomes a final sigma; in the name it is none.
  expect(await find("ΔΥΣ")).toEqual(["greek@query.example"]);
  expect(await find("ΔΥΣΣΕΥΣ")).toEqual(["greek@query.example"]);
  expect(await find("ярОСЛАВ дзю")).toEqual(["kyiv@query.example"]);
  expect(await find("zoë")).toContain("zoe@query.example");
  expect(await find("KYIV@Query")).toEqual(["kyiv@query.example"]);
  expect(await find("1599000333")).toEqual(["zoe@query.example"]);
  expect(await find("kampagne яро")).toEqual(["kyiv@query.example"]);
  expect(await find("@query.example")).toHaveLength(3);
  expect(await find("nobody has this in any field")).toEqual([]);
});

test("a query over the seeded leads finds exactly those whose fields have it, and pages through them", async () => {
  const pages = [
    await list(sandbox.url, token, { size: "2000" }),
    await list(sandbox.url, token, { size: "2000", page: "1" }),
  ];
  const has = (row: unknown) =>
    [at(row, "name"), at(row, "surname"), at(row, "email"), at(row, "phone"), sourceOf(row)].some((value) =>
      String(value ?? "")
        .toLowerCase()
        .includes("nowak"),
    );
  const expected = pages
    .flatMap(rowsOf)
    .filter(has)
    .map((row) => at(row, "uuid"));
  const first = await list(sandbox.url, token, { query: "NOWAK", size: "10" });
  const second = await list(sandbox.url, token, { query: "NOWAK", size: "10", page: "1" });
  expect(expected.length).toBeGreaterThan(10);
  expect(at(first.json, "totalElements")).toBe(expected.length);
  expect([...column(first, "uuid"), ...column(second, "uuid")]).toEqual(expected.slice(0, 20));
});

test("an account without permission gets phone and email masked, or not at all", async () => {
  const masked = await tokenOf(sandbox.url, MASKED);
  const [row] = rowsOf(await list(sandbox.url, masked, { size: "1" }));
  expect(at(row, "email")).toMatch(/^.\*{5}@/);
  expect(at(row, "name")).toBeTypeOf("string");
  await sandbox.control.settings({ masking: "omit" });
  const [bare] = rowsOf(await list(sandbox.url, masked, { size: "1" }));
  expect(Object.keys(Object(bare))).not.toContain("email");
  expect(Object.keys(Object(bare))).not.toContain("phone");
});

test("each partner has leads of its own; a foreign or impossible partner is refused", async () => {
  const stranger = await tokenOf(sandbox.url, STRANGER);
  const zero = await tokenOf(sandbox.url, ZERO);
  expect(at((await list(sandbox.url, stranger, {}, 220)).json, "totalElements")).toBe(50);
  expect((await list(sandbox.url, stranger)).status).toBe(403);
  expect((await list(sandbox.url, zero, {}, 0)).status).toBe(200);
  expect(at((await list(sandbox.url, zero)).json, "totalElements")).toBe(2500);
  expect((await list(sandbox.url, token, {}, 999)).status).toBe(403);
  expect((await list(sandbox.url, token, {}, "x")).status).toBe(400);
});
