/** Imports of several accounts at one broker, and accounts whose tokens the broker refuses. */
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { findConnection, openAccessToken } from "#lib/server/auth/connections.ts";
import { connections } from "#lib/server/db/schema.ts";
import { releaseHeldForSignIn } from "#lib/server/submissions/release.ts";
import { COLLEAGUE } from "../../sandbox/accounts.ts";
import { makeBatch, rowsOf } from "./support/batch.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

const standings = async (batch: string) => [
  ...new Set((await rowsOf(at, batch)).map(({ state, reason }) => (reason ? `${state}: ${reason}` : state))),
];
const untilAllAre = (batch: string, standing: string, timeout = 20_000) =>
  expect.poll(() => standings(batch), { timeout, interval: 200 }).toEqual([standing]);
const callsOf = async (endpoint: "create" | "refresh") =>
  (await at.control.ledger()).endpoints[endpoint].calls;

describe("an account whose token cannot be renewed", () => {
  /** Two imports; the older one's account needs a new token, and the broker answers that with `status`. */
  async function besideAnother(status: number) {
    at.tune({ callsPerMinute: 6000 });
    const older = await makeBatch(at, 3);
    const { connectionId } = at.session;
    const gone = new Date(at.desk.now().getTime() - 1000);
    await at.desk.db
      .update(connections)
      .set({ obtainedAt: gone, expiresAt: gone })
      .where(eq(connections.id, connectionId));
    await at.control.fault({
      endpoint: "refresh",
      fault: { kind: "answer", status, body: "" },
      times: "always",
    });
    await at.signIn(COLLEAGUE);
    const newer = await makeBatch(at, 20);
    await at.startWorker();
    return { older, newer };
  }

  test("for now does not stop another account's import, and goes on when it can", async () => {
    const { older, newer } = await besideAnother(503);
    await untilAllAre(newer, "accepted", 4000);
    expect(await standings(older)).toEqual(["queued"]);
    expect(await callsOf("refresh")).toBeLessThan(4);
    await at.control.clearFaults();
    await untilAllAre(older, "accepted", 15_000);
  });

  test("by permission is held so, as a lead keyed by hand would be, and stops no other", async () => {
    const { older, newer } = await besideAnother(403);
    await untilAllAre(newer, "accepted", 4000);
    await untilAllAre(older, "held: not-permitted", 4000);
    expect(await callsOf("refresh")).toBe(1);
  });
});

describe("a 401", () => {
  const refused = { kind: "answer", status: 401, body: { error: "invalid_token" } } as const;
  const tokenNow = async () => {
    const row = await findConnection(at.desk, at.session.connectionId);
    return row && openAccessToken(at.desk, row);
  };

  test("to each call with whatever token: every row is sent twice at most, then all wait for the sign-in", async () => {
    at.tune({ callsPerMinute: 6000 });
    await at.control.fault({ endpoint: "create", fault: refused, times: "always" });
    const batch = await makeBatch(at, 120);
    await at.startWorker();
    await untilAllAre(batch, "held: sign-in");
    expect(await callsOf("create")).toBeLessThan(90);
    expect(Math.max(...(await rowsOf(at, batch)).map(({ attempts }) => attempts))).toBe(2);
    // Nothing goes on by itself.
    const before = [await callsOf("create"), await callsOf("refresh")];
    await sleep(6000);
    expect([await callsOf("create"), await callsOf("refresh")]).toEqual(before);
    await at.control.clearFaults();
    await at.signIn();
    await releaseHeldForSignIn(at.desk, at.session.connectionId);
    await untilAllAre(batch, "accepted");
  });

  test("to each call, and the same token from each refresh: all wait for the sign-in at once", async () => {
    const token = await tokenNow();
    const again = { access_token: token, refresh_token: "r", expires_in: 3600, partnerId: 115 };
    await at.control.fault(
      { endpoint: "create", fault: refused, times: "always" },
      { endpoint: "refresh", fault: { kind: "answer", status: 200, body: again }, times: "always" },
    );
    const batch = await makeBatch(at, 2);
    await at.startWorker();
    await untilAllAre(batch, "held: sign-in");
    await sleep(6000);
    expect(await callsOf("create")).toBeLessThanOrEqual(2);
    expect(await callsOf("refresh")).toBe(1);
    expect(await standings(batch)).toEqual(["held: sign-in"]);
  });

  test("to one lead alone: it is sent twice and held, the others arrive", async () => {
    at.tune({ callsPerMinute: 6000 });
    const lead = testLead();
    await at.control.fault({ endpoint: "create", fault: refused, match: lead.email, times: "always" });
    const batch = await makeBatch(at, [testLead(), lead, ...Array.from({ length: 58 }, () => testLead())]);
    await at.startWorker();
    await expect
      .poll(() => standings(batch), { timeout: 15_000 })
      .toEqual(expect.arrayContaining(["accepted", "held: sign-in"]));
    await expect.poll(async () => (await standings(batch)).length, { timeout: 15_000 }).toBe(2);
    await sleep(6000);
    const rows = await rowsOf(at, batch);
    expect(rows.filter(({ state }) => state === "held").map(({ attempts }) => attempts)).toEqual([2]);
    expect(await callsOf("create")).toBe(61);
    expect(await callsOf("refresh")).toBeLessThanOrEqual(2);
    expect(await tokenNow()).not.toBeNull();
  });
});
