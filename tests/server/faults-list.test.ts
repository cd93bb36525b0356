/** The fault matrix: what the broker's list says of a lead whose fate is not known. */
import { describe, expect, test } from "vitest";
import type { Planned } from "../../sandbox/faults/schema.ts";
import { stage } from "./support/stage.ts";

const at = stage();

describe("a list that lags behind, after the lead was created and its answer lost", () => {
  // 200 s: absent in both reads, sent again, and the 409 is the proof that the first attempt had arrived.
  for (const [seconds, tried] of [
    [20, 1],
    [60, 1],
    [120, 1],
    [200, 2],
  ] as const) {
    test(`by ${seconds} s: accepted, and at the broker once`, async () => {
      await at.control.settings({ listLagMs: seconds * 1000 });
      await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
      const { id, lead } = await at.submit();
      expect(await at.settle(id)).toEqual(["accepted", null]);
      expect([await at.taken(lead.email), await at.tried(lead.email)]).toEqual([1, tried]);
    });
  }

  test("for ever: the second attempt's 409 makes it a duplicate, never a third attempt", async () => {
    await at.control.settings({ listLagMs: 10_000_000 });
    await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
    const { id, lead } = await at.submit();
    expect(await at.settle(id)).toEqual(["duplicate", null]);
    expect([await at.taken(lead.email), await at.tried(lead.email)]).toEqual([1, 2]);
  });
});

describe("409", () => {
  test("on a first attempt is a duplicate at once", async () => {
    const { lead } = await at.submit();
    const { id } = await at.submit({ ...lead, firstName: "Other" });
    expect(await at.standing(id)).toEqual(["duplicate", null]);
    expect(await at.taken(lead.email)).toBe(1);
  });

  test("after unknown, an older lead of the same person being there, is a duplicate", async () => {
    const { lead } = await at.submit();
    await at.pass(3600);
    await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
    const { id } = await at.submit({ ...lead });
    expect(await at.settle(id)).toEqual(["duplicate", null]);
    expect(await at.taken(lead.email)).toBe(1);
  });

  test("after unknown is looked up at once, and is the proof that the unanswered attempt arrived", async () => {
    await at.control.settings({ listLagMs: 400_000 });
    await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
    const { id, lead } = await at.submit();
    await at.pass(95);
    await at.press(id);
    await at.pass(61);
    await at.control.settings({ listLagMs: 0 });
    const empty = { kind: "list", rowsAtMost: 0, page: { set: { totalElements: 0 } } } as const;
    await at.control.fault({ endpoint: "list", fault: empty });
    await at.press(id);
    expect(await at.standing(id)).toEqual(["accepted", null]);
    expect([await at.taken(lead.email), await at.tried(lead.email)]).toEqual([1, 2]);
  });
});

describe("a read that proves nothing never sends a lead again", () => {
  const lines: readonly (readonly [string, Planned["fault"]])[] = [
    ["emails masked", { kind: "list", masked: true }],
    ["emails absent", { kind: "list", rows: { drop: ["email"] } }],
    ["a total above its rows", { kind: "list", rowsAtMost: 0, page: { set: { totalElements: 1 } } }],
    ["an HTML page", { kind: "html", status: 200 }],
    ["502", { kind: "html", status: 502 }],
    ["429", { kind: "busy" }],
    ["broken off", { kind: "truncate", how: "broken" }],
  ];
  test.each(lines)("%s: a day of it holds the lead for a person, who finds it", async (_, fault) => {
    await at.control.fault(
      { endpoint: "create", fault: { kind: "reset", when: "after" } },
      { endpoint: "list", fault, times: "always" },
    );
    const { id, lead } = await at.submit();
    expect(await at.settle(id)).toEqual(["held", "no-answer-for-a-day"]);
    expect(await at.tried(lead.email)).toBe(1);
    await at.control.clearFaults();
    await at.signIn();
    await at.press(id);
    expect(await at.standing(id)).toEqual(["accepted", null]);
    expect([await at.taken(lead.email), await at.tried(lead.email)]).toEqual([1, 1]);
  });
});
