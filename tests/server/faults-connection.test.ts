/** The fault matrix: no connection, no token, and outages that last. */
import { describe, expect, test } from "vitest";
import type { Desk } from "#lib/server/db/desk.ts";
import { advance, advanceAll } from "#lib/server/submissions/advance.ts";
import { releaseHeldForSignIn } from "#lib/server/submissions/release.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

/** The same desk, led to another address by its configuration. */
function deskAt(websiteUrl: string): Desk {
  const brokers = at.desk.config.brokers.map((broker) => ({ ...broker, websiteUrl }));
  return { ...at.desk, config: { ...at.desk.config, brokers } };
}

describe("a lead that provably did not leave stays queued, and goes once when the way is free", () => {
  test.each([
    ["connection refused", "http://127.0.0.1:1"],
    ["no such host", "https://broker.invalid"],
    ["TLS that is none", "https://127.0.0.1"],
  ])("%s", async (name, address) => {
    const { port } = new URL(at.sandbox.url);
    const id = await at.handIn(testLead());
    await advance(deskAt(name.startsWith("TLS") ? `${address}:${port}` : address), id);
    expect(await at.standing(id)).toEqual(["queued", "unreachable"]);
    expect(await at.settle(id)).toEqual(["accepted", null]);
    expect((await at.control.ledger()).endpoints.create.calls).toBe(1);
  });

  test("for a day: tried less and less often, at least every 17 minutes, and then sent", async () => {
    const away = deskAt("http://127.0.0.1:1");
    const lead = testLead();
    const id = await at.handIn(lead);
    const began = at.desk.now().getTime();
    let tries = 0;
    for (; at.desk.now().getTime() - began < 24 * 3600_000; tries += 1) {
      await advance(away, id);
      const { state, nextAt } = await at.row(id);
      expect(state).toBe("queued");
      const wait = (nextAt?.getTime() ?? 0) - at.desk.now().getTime();
      expect(wait).toBeLessThanOrEqual(17 * 60_000);
      await at.pass(wait / 1000 + 0.1);
    }
    expect(tries).toBeLessThan(130);
    expect(await at.settle(id)).toEqual(["accepted", null]);
    expect([await at.taken(lead.email), await at.tried(lead.email)]).toEqual([1, 1]);
  });
});

test("an outage of a day behind a proxy: what may have arrived is held, not sent again, and is found afterwards", async () => {
  await at.control.fault(
    { endpoint: "create", fault: { kind: "html", status: 502, taken: true } },
    { endpoint: "create", fault: { kind: "html", status: 502 }, times: "always" },
    { endpoint: "list", fault: { kind: "html", status: 502 }, times: "always" },
    { endpoint: "refresh", fault: { kind: "html", status: 502 }, times: "always" },
  );
  const arrived = await at.submit();
  const missed = await at.submit();
  for (const { id } of [arrived, missed]) {
    expect(await at.settle(id)).toEqual(["held", "no-answer-for-a-day"]);
  }
  await at.control.clearFaults();
  for (const { id, lead } of [arrived, missed]) {
    await at.press(id);
    expect(await at.settle(id)).toEqual(["accepted", null]);
    expect(await at.taken(lead.email)).toBe(1);
  }
});

describe("tokens", () => {
  test("a refresh whose answer is lost leaves the lead queued, then held for the password, which sends it", async () => {
    await at.control.kill("access");
    await at.control.fault({ endpoint: "refresh", fault: { kind: "reset", when: "after" } });
    const { id, lead } = await at.submit();
    expect(await at.standing(id)).toEqual(["queued", "token-unavailable"]);
    expect(await at.settle(id)).toEqual(["held", "sign-in"]);
    await at.signIn();
    await advanceAll(at.desk, (await releaseHeldForSignIn(at.desk, at.session.connectionId)).leads);
    expect(await at.standing(id)).toEqual(["accepted", null]);
    expect(await at.taken(lead.email)).toBe(1);
  });

  test.each([
    ["5xx", { kind: "html", status: 503 }],
    ["429", { kind: "busy" }],
    ["a 200 that is HTML", { kind: "html", status: 200 }],
    ["reset", { kind: "reset", when: "before" }],
  ] as const)("a refresh that ends in %s makes the lead wait, and nobody sign in", async (_, fault) => {
    await at.control.kill("access");
    await at.control.fault({ endpoint: "refresh", fault, times: 3 });
    const { id, lead } = await at.submit();
    expect(await at.standing(id)).toEqual(["queued", "token-unavailable"]);
    expect(await at.settle(id)).toEqual(["accepted", null]);
    expect(await at.taken(lead.email)).toBe(1);
  });

  test("a refresh that is refused holds the lead at once", async () => {
    await at.control.kill("both");
    const { id } = await at.submit();
    expect(await at.standing(id)).toEqual(["held", "sign-in"]);
  });

  test("refused whatever the token: the lead is held after two calls, without a loop", async () => {
    const unauthorized = { kind: "answer", status: 401, body: { error: "invalid_token" } } as const;
    await at.control.fault({ endpoint: "create", fault: unauthorized, times: "always" });
    const { id } = await at.submit();
    expect(await at.standing(id)).toEqual(["held", "sign-in"]);
    expect((await at.control.ledger()).endpoints.create.calls).toBe(2);
  });
});
