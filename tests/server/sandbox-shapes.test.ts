import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { FaultOf } from "../../sandbox/faults/schema.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { at, column, list, rowsOf, tokenOf } from "./support/sandbox-client.ts";

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ leads: 60 });
  token = await tokenOf(sandbox.url);
});
afterEach(() => sandbox.control.reset());
afterAll(() => sandbox.stop());

/** The list in the shape that the fault gives it. */
async function shaped(fault: Omit<FaultOf<"list">, "kind">, parameters = {}) {
  await sandbox.control.fault({ endpoint: "list", fault: { kind: "list", ...fault } });
  return list(sandbox.url, token, { size: "20", ...parameters });
}

test("a bare array", async () => {
  const reply = await shaped({ bareArray: true });
  expect(Array.isArray(reply.json)).toBe(true);
  expect(rowsOf(reply)).toHaveLength(20);
});

test("a page without totals, and one without its rows", async () => {
  const { json } = await shaped({ page: { drop: ["totalElements", "totalPages"] } });
  expect(Object.keys(Object(json))).not.toContain("totalElements");
  expect(rowsOf(await shaped({ page: { drop: ["totalElements"] } }))).toHaveLength(20);
  expect(at((await shaped({ page: { drop: ["content"] } })).json, "content")).toBeUndefined();
  expect(at((await shaped({ page: { set: { content: "none" } } })).json, "content")).toBe("none");
});

test("rows with missing, null, additional and wrongly typed fields", async () => {
  const rows = { drop: ["uuid", "leadStatus"], set: { email: null, phone: 42, created: {}, vip: true } };
  const [row] = rowsOf(await shaped({ rows }));
  expect(row).toMatchObject({ email: null, phone: 42, created: {}, vip: true, name: expect.any(String) });
  expect(Object.keys(Object(row))).not.toContain("uuid");
});

test("the status as text or object, the source on top or inside, for all rows", async () => {
  const texts = column(await shaped({ leadStatus: "string" }), "leadStatus");
  expect(texts.every((status) => typeof status === "string")).toBe(true);
  const objects = column(await shaped({ leadStatus: "object" }), "leadStatus");
  expect(objects.every((status) => at(status, "enabled") === true && at(status, "leadStage"))).toBe(true);
  const inside = rowsOf(await shaped({ leadSource: "inside" }));
  expect(inside.every((row) => "leadInfo" in Object(row) && !("leadSource" in Object(row)))).toBe(true);
  const top = rowsOf(await shaped({ leadSource: "top" }));
  expect(top.every((row) => !("leadInfo" in Object(row)) && "leadSource" in Object(row))).toBe(true);
});

test("masked emails and phones", async () => {
  for (const row of rowsOf(await shaped({ masked: true }))) expect(at(row, "email")).toMatch(/\*{5}@/);
});

test("a total that lies, and a page with fewer rows than it should have", async () => {
  expect(at((await shaped({ extraTotal: 7 })).json, "totalElements")).toBe(67);
  const short = await shaped({ rowsAtMost: 3 });
  expect([rowsOf(short).length, at(short.json, "totalElements")]).toEqual([3, 60]);
});

test("rows that slide between two pages: some twice, or some missed", async () => {
  const plain = column(await list(sandbox.url, token, { size: "20", page: "1" }), "uuid");
  const later = column(await shaped({ slide: 2 }, { page: "1" }), "uuid");
  expect(later.slice(2)).toEqual(plain.slice(0, 18));
  const sooner = column(await shaped({ slide: -2 }, { page: "1" }), "uuid");
  expect(sooner.slice(0, 18)).toEqual(plain.slice(2));
});

test("the shapes can be set for good, and go with a reset", async () => {
  await sandbox.control.settings({ leadStatus: "string", leadSource: "inside" });
  const rows = rowsOf(await list(sandbox.url, token));
  expect(rows.every((row) => typeof at(row, "leadStatus") === "string" && at(row, "leadInfo"))).toBe(true);
  await sandbox.control.reset();
  expect(column(await list(sandbox.url, token), "leadStatus").some((one) => typeof one === "object")).toBe(
    true,
  );
});
