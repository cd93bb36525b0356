import { expect, test } from "vitest";
import { UNKNOWN_OFFER } from "../../sandbox/accounts.ts";
import type { Fault } from "../../sandbox/faults/schema.ts";
import { failureOf, sandboxDesk, send, successOf } from "./support/broker-calls.ts";

const desk = sandboxDesk();
const ledger = () => desk().control.ledger();
const taken = async () => (await ledger()).leads.reduce((sum, { count }) => sum + count, 0);

test("that is good is accepted with the broker's id, clock and words", async () => {
  const created = await successOf(send(desk()));
  expect(created).toMatchObject({ status: 200, leadId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(Math.abs((created.answeredAt?.getTime() ?? 0) - Date.now())).toBeLessThan(5000);
  expect(await taken()).toBe(1);
});

test.each(["json", "empty", "text", "no-uuid"] as const)("any success counts: %s", async (body) => {
  await desk().control.fault({ endpoint: "create", fault: { kind: "created", body, status: 201 } });
  const created = await successOf(send(desk()));
  expect(created.status).toBe(201);
  expect(created.leadId === null).toBe(body !== "json");
});

test("400: a field that cannot be stored", async () => {
  const failure = await failureOf(send(desk(), { lead: { lastName: "x".repeat(256) } }));
  expect(failure).toMatchObject({ kind: "field-not-stored", status: 400 });
  expect(failure.technical).toContain("could not execute batch");
});

test("401: an expired token, which is not repeated in the error", async () => {
  await desk().control.kill("access");
  for (const unauthorized of ["oauth", "guide"] as const) {
    await desk().control.settings({ unauthorized });
    const failure = await failureOf(send(desk()));
    expect(failure).toMatchObject({ kind: "token-refused", status: 401 });
    expect(failure.technical).not.toContain(desk().token.slice(0, 20));
  }
});

test("401: a malformed token", async () => {
  expect((await failureOf(send({ ...desk(), token: "malformed" }))).technical).toContain(
    "MalformedInputException",
  );
});

test("403: another partner's", async () => {
  expect((await failureOf(send(desk(), { partnerId: 220 }))).kind).toBe("not-permitted");
});

test("404: an offer that does not exist there", async () => {
  expect(await failureOf(send(desk(), { offerUuid: UNKNOWN_OFFER }))).toMatchObject({
    kind: "not-found",
    status: 404,
  });
});

test("409: an account with this email exists", async () => {
  await successOf(send(desk()));
  const failure = await failureOf(send(desk()));
  expect(failure).toMatchObject({ kind: "conflict", status: 409 });
  expect(failure.technical).toContain("already exists");
});

test("500: the broker's validation refused the lead", async () => {
  await desk().control.settings({ requiredFields: ["country"] });
  expect(await failureOf(send(desk()))).toMatchObject({ kind: "lead-not-valid", status: 500 });
  expect((await send(desk(), { lead: { country: "PL" } })).ok).toBe(true);
});

test.each<[Fault, string, number]>([
  [{ kind: "html" }, "unavailable", 0],
  [{ kind: "html", status: 504, taken: true }, "unavailable", 1],
  [{ kind: "answer", status: 408 }, "unavailable", 0],
  [{ kind: "answer", status: 500 }, "unavailable", 0],
  [{ kind: "answer", status: 405 }, "not-permitted", 0],
  [{ kind: "answer", status: 422, body: { message: "no" } }, "refused", 0],
  [{ kind: "created", body: "html" }, "unreadable", 1],
  [{ kind: "reset", when: "before" }, "no-answer", 0],
  [{ kind: "reset", when: "after" }, "no-answer", 1],
  [{ kind: "hang", when: "before" }, "no-answer", 0],
  [{ kind: "hang", when: "after" }, "no-answer", 1],
  [{ kind: "delay", ms: 2000, when: "after" }, "no-answer", 1],
  [{ kind: "drip", bytes: 1 }, "no-answer", 1],
  [{ kind: "truncate", how: "broken" }, "no-answer", 1],
  [{ kind: "truncate", how: "clean" }, "unreadable", 1],
  [{ kind: "redirect", location: "/proxy/processing/api/accounts", status: 307 }, "not-permitted", 0],
  [{ kind: "busy" }, "busy", 0],
])("through %j ends as %s, taken %i times", async (fault, kind, times) => {
  await desk().control.fault({ endpoint: "create", fault });
  expect((await failureOf(send(desk(), {}, { deadlineMs: 500 }))).kind).toBe(kind);
  expect(await taken()).toBe(times);
  expect((await desk().control.ledger()).endpoints.create.calls).toBe(1);
});

test.each<[Fault, number | null]>([
  [{ kind: "busy", retryAfter: 7 }, 7000],
  [{ kind: "busy", retryAfterDateIn: 90 }, 90_000],
  [{ kind: "busy", retryAfter: 0 }, 1000],
  [{ kind: "busy", retryAfter: 999_999 }, 3_600_000],
  [{ kind: "busy" }, null],
])("%j says how long to wait, by the broker's clock", async (fault, retryAfterMs) => {
  await desk().control.settings({ clockOffsetMs: 3_600_000 });
  await desk().control.fault({ endpoint: "create", fault });
  expect(await failureOf(send(desk()))).toMatchObject({ kind: "busy", retryAfterMs });
});
