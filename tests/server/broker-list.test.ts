import { expect, test } from "vitest";
import type { Fault } from "../../sandbox/faults/schema.ts";
import { failureOf, lead, list, sandboxDesk, send, successOf } from "./support/broker-calls.ts";

const desk = sandboxDesk();

test("a Spring page: rows, totals, the broker's clock", async () => {
  const page = await successOf(list(desk()));
  expect(page).toMatchObject({
    totalRows: 120,
    totalPages: 3,
    unreadableRows: 0,
    answeredAt: expect.any(Date),
  });
  expect(page.leads).toHaveLength(50);
  expect(page.leads[0]?.email).toContain("@");
  expect((await successOf(list(desk(), { page: 2 }))).leads).toHaveLength(20);
});

test("a lead just sent is found by its email, as it was sent", async () => {
  const { leadId } = await successOf(send(desk()));
  const page = await successOf(list(desk(), { query: lead.email }));
  expect(page.leads).toMatchObject([
    { id: leadId, email: lead.email, firstName: "Jan", lastName: "Nowak", source: lead.leadSource },
  ]);
});

test.each<[string, Fault, object]>([
  ["a bare array", { kind: "list", bareArray: true }, { totalRows: null, totalPages: null }],
  [
    "without totals",
    { kind: "list", page: { drop: ["totalElements", "totalPages", "last"] } },
    { totalRows: null, totalPages: null },
  ],
  [
    "without totalElements",
    { kind: "list", page: { drop: ["totalElements"] } },
    { totalRows: null, totalPages: 3 },
  ],
  [
    "a total below the rows",
    { kind: "list", page: { set: { totalElements: 3 } } },
    { totalRows: null, totalPages: 3 },
  ],
  ["statuses as objects", { kind: "list", leadStatus: "object" }, { totalRows: 120 }],
  ["sources inside", { kind: "list", leadSource: "inside" }, { totalRows: 120 }],
  ["rows without an id", { kind: "list", rows: { drop: ["uuid"] } }, { totalRows: 120 }],
])("the shape of %s is taken", async (_, fault, expected) => {
  await desk().control.fault({ endpoint: "list", fault });
  const page = await successOf(list(desk()));
  expect(page).toMatchObject({ ...expected, unreadableRows: 0 });
  expect(page.leads).toHaveLength(50);
});

test("the last page without totals tells how long the list is", async () => {
  const fault: Fault = { kind: "list", page: { drop: ["totalElements", "totalPages"] } };
  await desk().control.fault({ endpoint: "list", fault });
  expect(await successOf(list(desk(), { page: 2 }))).toMatchObject({ totalRows: 120, totalPages: 3 });
});

test("rows that are none are counted, not passed over", async () => {
  const body = { content: [{ uuid: "a" }, null, "x", 3, []], totalElements: 5 };
  await desk().control.fault({ endpoint: "list", fault: { kind: "answer", status: 200, body } });
  const page = await successOf(list(desk()));
  expect(page).toMatchObject({ unreadableRows: 4, totalRows: 5 });
  expect(page.leads).toHaveLength(1);
});

test.each<[Fault, string]>([
  [{ kind: "html" }, "unavailable"],
  [{ kind: "html", status: 200 }, "unreadable"],
  [{ kind: "answer", status: 200 }, "unreadable"],
  [{ kind: "answer", status: 200, body: { status: "ERROR" } }, "unreadable"],
  [{ kind: "list", page: { drop: ["content"] } }, "unreadable"],
  [{ kind: "answer", status: 403 }, "not-permitted"],
  [{ kind: "answer", status: 404 }, "not-found"],
  [{ kind: "answer", status: 400 }, "refused"],
  [{ kind: "answer", status: 409 }, "refused"],
  [{ kind: "reset", when: "before" }, "no-answer"],
  [{ kind: "reset", when: "after" }, "no-answer"],
  [{ kind: "hang", when: "before" }, "no-answer"],
  [{ kind: "drip" }, "no-answer"],
  [{ kind: "truncate", how: "broken" }, "no-answer"],
  [{ kind: "truncate", how: "clean" }, "unreadable"],
  [{ kind: "busy", retryAfter: 1 }, "busy"],
  [{ kind: "redirect" }, "not-permitted"],
])("%j is an error (%s), never an empty list, and is not asked again", async (fault, kind) => {
  await desk().control.fault({ endpoint: "list", fault });
  const failure = await failureOf(list(desk(), { deadlineMs: 500 }));
  expect(failure.kind).toBe(kind);
  expect(failure.message).toMatch(/^North Markets: Listing the leads failed/);
  expect((await desk().control.ledger()).endpoints.list.calls).toBe(1);
});

test("401: an expired token", async () => {
  await desk().control.kill("access");
  expect((await failureOf(list(desk()))).kind).toBe("token-refused");
});

test("giving up reaches the broker", async () => {
  await desk().control.fault({ endpoint: "list", fault: { kind: "hang", when: "before" } });
  expect((await failureOf(list(desk(), { signal: AbortSignal.timeout(100) }))).kind).toBe("aborted");
  await expect.poll(async () => (await desk().control.ledger()).endpoints.list.aborted).toBe(1);
});
