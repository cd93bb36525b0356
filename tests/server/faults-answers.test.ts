/** The fault matrix: what the broker answers. Each line has its expected end; the sandbox's ledger is the judge. */
import { describe, expect, test } from "vitest";
import type { Planned } from "../../sandbox/faults/schema.ts";
import { stage } from "./support/stage.ts";

const at = stage();

type Fault = Planned["fault"];
type Line = readonly [name: string, fault: Fault];

/** Hands a lead in while the fault strikes its first call, and follows it to its end. */
async function follow(fault: Fault) {
  await at.control.fault({ endpoint: "create", fault });
  const { id, lead } = await at.submit();
  const first = await at.standing(id);
  return { id, first, end: await at.settle(id), ...(await truth(lead.email)) };
}

const truth = async (email: string) => ({ taken: await at.taken(email), tried: await at.tried(email) });

describe("an answer that cannot be trusted, the lead being in: found in the list, accepted, sent once", () => {
  const lines: readonly Line[] = [
    ["created, then reset", { kind: "reset", when: "after" }],
    ["created, then a proxy's 502", { kind: "html", status: 502, taken: true }],
    ["created, then 503", { kind: "answer", status: 503, body: "", taken: true }],
    ["created, then 504", { kind: "answer", status: 504, body: "", taken: true }],
    ["a 2xx that is an HTML page", { kind: "created", body: "html" }],
    ["a 2xx broken off", { kind: "truncate", how: "broken" }],
    ["a 2xx broken off before its body", { kind: "truncate", how: "broken", keep: 0 }],
    ["a 2xx with cut JSON, properly closed", { kind: "truncate", how: "clean" }],
  ];
  test.each(lines)("%s", async (_, fault) => {
    const { first, end, taken, tried } = await follow(fault);
    expect(first[0]).toBe("unknown");
    expect({ end, taken, tried }).toEqual({ end: ["accepted", null], taken: 1, tried: 1 });
  });
});

describe("an answer that cannot be trusted, the lead not being in: absent in two good reads, then sent again", () => {
  const lines: readonly Line[] = [
    ["reset before it was taken", { kind: "reset", when: "before" }],
    ["a proxy's 502", { kind: "html", status: 502 }],
    ["503", { kind: "answer", status: 503, body: "" }],
    ["504", { kind: "answer", status: 504, body: "" }],
    ["408", { kind: "answer", status: 408, body: "" }],
    ["a 500 of another kind", { kind: "answer", status: 500, body: { message: "NullPointerException" } }],
  ];
  test.each(lines)("%s", async (_, fault) => {
    const began = at.desk.now().getTime();
    const { id, first, end, taken } = await follow(fault);
    expect(first[0]).toBe("unknown");
    expect({ end, taken }).toEqual({ end: ["accepted", null], taken: 1 });
    const { lastSentAt, attempts } = await at.row(id);
    expect(attempts).toBe(2);
    // The first good read 60 s after the deadline of 30 s, the second 60 s later.
    expect((lastSentAt?.getTime() ?? 0) - began).toBeGreaterThanOrEqual(150_000);
  });
});

describe("a 2xx is accepted at once, whatever its body", () => {
  const lines: readonly Line[] = [
    ["empty", { kind: "created", body: "empty" }],
    ["a text", { kind: "created", body: "text" }],
    ["JSON without an id", { kind: "created", body: "no-uuid" }],
    ["201", { kind: "created", body: "json", status: 201 }],
    ["204", { kind: "created", body: "empty", status: 204 }],
    ["in small pieces", { kind: "drip", bytes: 32, everyMs: 20 }],
  ];
  test.each(lines)("%s", async (_, fault) => {
    const { first, taken, tried } = await follow(fault);
    expect({ first, taken, tried }).toEqual({ first: ["accepted", null], taken: 1, tried: 1 });
  });
});

describe("a verdict on the lead ends its way: it is never sent again", () => {
  const guide = (status: string, message: string) => ({ status, message, printableMessage: false });
  const lines: readonly (readonly [string, Fault, string])[] = [
    [
      "400 could not execute batch",
      { kind: "answer", status: 400, body: guide("BAD_REQUEST", "could not execute batch; SQL [insert …]") },
      "field-not-stored",
    ],
    [
      "500 Register Account Model is not valid",
      {
        kind: "answer",
        status: 500,
        body: guide("INTERNAL_SERVER_ERROR", "Register Account Model is not valid"),
      },
      "not-valid",
    ],
    ["an undocumented 422", { kind: "answer", status: 422, body: { message: "no" } }, "refused"],
  ];
  test.each(lines)("%s", async (_, fault, reason) => {
    const { id, end } = await follow(fault);
    expect(end).toEqual(["rejected", reason]);
    await at.press(id);
    await at.pass(4000);
    await at.work();
    expect((await at.control.ledger()).endpoints.create.calls).toBe(1);
  });
});

describe("429 waits as long as it says, from 1 s to 1 h, and then goes", () => {
  const lines: readonly (readonly [string, Fault, least: number, most: number])[] = [
    ["in seconds", { kind: "busy", retryAfter: 120 }, 119, 121],
    ["as a date", { kind: "busy", retryAfterDateIn: 90 }, 88, 91],
    ["zero", { kind: "busy", retryAfter: 0 }, 0.5, 1.5],
    ["a date gone by", { kind: "busy", retryAfterDateIn: -30 }, 0.5, 1.5],
    ["days", { kind: "busy", retryAfter: 500_000 }, 3599, 3601],
    ["a date in days", { kind: "busy", retryAfterDateIn: 500_000 }, 3599, 3601],
    ["absent", { kind: "busy" }, 29, 34],
    ["not to be read", { kind: "busy", retryAfter: "soon" }, 29, 34],
  ];
  test.each(lines)("%s", async (_, fault, least, most) => {
    await at.control.fault({ endpoint: "create", fault });
    const { id, lead } = await at.submit();
    const { state, reason, nextAt } = await at.row(id);
    expect([state, reason]).toEqual(["queued", "busy"]);
    const wait = ((nextAt?.getTime() ?? 0) - at.desk.now().getTime()) / 1000;
    expect(wait).toBeGreaterThan(least - 0.5);
    expect(wait).toBeLessThanOrEqual(most);
    await at.work();
    expect((await at.control.ledger()).endpoints.create.calls).toBe(1);
    expect(await at.settle(id)).toEqual(["accepted", null]);
    expect(await at.taken(lead.email)).toBe(1);
  });
});
