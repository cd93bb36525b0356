/** The fault matrix: clocks that are wrong, and answers that take too long. */
import { describe, expect, test } from "vitest";
import { advance } from "#lib/server/submissions/advance.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

describe("an unanswered lead that is in is found", () => {
  for (const minutes of [10, -10]) {
    test(`with the broker's clock ${minutes} minutes from ours`, async () => {
      await at.control.settings({ clockOffsetMs: minutes * 60_000 });
      await at.signIn();
      await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
      const { id, lead } = await at.submit();
      await at.press(id);
      expect(await at.standing(id)).toEqual(["accepted", null]);
      expect(await at.tried(lead.email)).toBe(1);
    });
  }

  test("by a list that answers slowly", async () => {
    await at.control.fault(
      { endpoint: "create", fault: { kind: "reset", when: "after" } },
      { endpoint: "list", fault: { kind: "delay", ms: 7000, when: "before" } },
    );
    const { id } = await at.submit();
    await at.press(id);
    expect(await at.state(id)).toBe("accepted");
  });
});

describe("our own clock jumping between an unanswered attempt and its look-up never sends the lead twice", () => {
  for (const minutes of [10, -10]) {
    test(`by ${minutes} minutes`, async () => {
      await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
      const { id, lead } = await at.submit();
      at.clock.pass(minutes * 60);
      const [state] = await at.settle(id);
      // Known to the broker it is either way; the jump may hide that it came from here.
      expect(["accepted", "duplicate"]).toContain(state);
      expect([await at.taken(lead.email), await at.tried(lead.email)]).toEqual([1, 1]);
    });

    test(`by ${minutes} minutes, the lead not being in: sent once more, and in once`, async () => {
      await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
      const { id, lead } = await at.submit();
      at.clock.pass(minutes * 60);
      expect(await at.settle(id)).toEqual(["accepted", null]);
      expect(await at.taken(lead.email)).toBe(1);
    });
  }
});

/** These take a call's whole deadline of 30 s; they run it out together. */
test("no full answer within the deadline is unknown; looked up, it ends as the broker's list says", {
  timeout: 60_000,
}, async () => {
  const lines = [
    { fault: { kind: "hang", when: "after" }, tried: 1 },
    { fault: { kind: "hang", when: "before" }, tried: 2 },
    { fault: { kind: "drip", bytes: 1, everyMs: 2000 }, tried: 1 },
    { fault: { kind: "delay", ms: 40_000, when: "after" }, tried: 1 },
  ] as const;
  const leads = lines.map(() => testLead());
  await at.control.fault(
    ...lines.map(({ fault }, n) => ({ endpoint: "create" as const, fault, match: leads[n]?.email ?? "" })),
  );
  const ids = await Promise.all(leads.map((lead) => at.handIn(lead)));
  await Promise.all(ids.map((id) => advance(at.desk, id)));
  expect(await Promise.all(ids.map((id) => at.state(id)))).toEqual(lines.map(() => "unknown"));
  for (const [n, id] of ids.entries()) {
    expect(await at.settle(id)).toEqual(["accepted", null]);
    expect((await at.row(id)).attempts).toBe(lines[n]?.tried);
    expect(await at.taken(leads[n]?.email ?? "")).toBe(1);
  }
});
