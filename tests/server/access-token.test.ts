import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessFor, withAccess } from "#lib/server/auth/access-token.ts";
import { findConnection } from "#lib/server/auth/connections.ts";
import { listLeads } from "#lib/server/broker/list-leads.ts";
import { startSandbox } from "#tests/server/support/sandbox.ts";
import { type TestDesk, testDesk, testSession } from "#tests/server/support/test-desk.ts";

type TokenFault = { kind: "token"; set?: Record<string, unknown>; drop?: string[] };

const sandbox = await startSandbox({ leads: 20 });
const { control } = sandbox;
let test_: TestDesk;
let connectionId: string;

beforeAll(async () => {
  test_ = await testDesk(sandbox.url);
});
beforeEach(async () => {
  await control.reset();
  connectionId = (await testSession(test_.desk)).connectionId;
  await control.resetLedger();
});
afterEach(async () => control.clearFaults());
afterAll(async () => {
  await test_.close();
  await sandbox.stop();
});

const refreshes = async () => (await control.ledger()).endpoints.refresh.calls;

function list() {
  return withAccess(test_.desk, connectionId, ({ broker, token, partnerId }) =>
    listLeads(broker, token, {
      partnerId,
      query: "",
      from: new Date("2000-01-01T00:00:00Z"),
      to: new Date("2100-01-01T00:00:00Z"),
      page: 0,
      size: 5,
    }),
  );
}

describe("the one refresh", () => {
  test("20 parallel calls with an expired token make exactly one refresh, at 500 ms and with rotation", async () => {
    await control.settings({ latencyMs: 500, rotation: true });
    test_.clock.pass(890);
    const answers = await Promise.all(Array.from({ length: 20 }, list));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await refreshes()).toBe(1);
  });

  test("a token is refreshed at 80 % of its life, not before", async () => {
    test_.clock.pass(899 * 0.78);
    expect((await list()).ok).toBe(true);
    expect(await refreshes()).toBe(0);
    test_.clock.pass(899 * 0.04);
    expect((await list()).ok).toBe(true);
    expect(await refreshes()).toBe(1);
  });

  test("a token that the broker kills early is renewed once on its 401, for all callers", async () => {
    await control.kill("access");
    const answers = await Promise.all(Array.from({ length: 8 }, list));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await refreshes()).toBe(1);
  });

  test("a refused refresh asks for the password, once, and is not repeated", async () => {
    await control.settings({ refuseRefresh: true });
    test_.clock.pass(900);
    const answers = await Promise.all(Array.from({ length: 5 }, list));
    expect(answers.map((answer) => !answer.ok && answer.error.kind)).toEqual(
      Array(5).fill("credentials-refused"),
    );
    expect(await refreshes()).toBe(1);
    await list();
    expect(await refreshes()).toBe(1);
  });

  test("a rotated refresh token whose answer was lost ends in asking for the password", async () => {
    await control.fault({ endpoint: "refresh", fault: { kind: "reset", when: "after" } });
    test_.clock.pass(900);
    const first = await list();
    expect(!first.ok && first.error.kind).toBe("no-answer");
    const second = await list();
    expect(!second.ok && second.error.kind).toBe("credentials-refused");
  });

  test("a refresh that fails at the broker is told to all who wait, and does not end the account's sign-in", async () => {
    await control.settings({ latencyMs: 200 });
    await control.fault({ endpoint: "refresh", fault: { kind: "html", status: 503 } });
    test_.clock.pass(900);
    const answers = await Promise.all(Array.from({ length: 6 }, list));
    expect(answers.some(({ ok }) => ok)).toBe(false);
    expect(await refreshes()).toBe(1);
    expect((await list()).ok).toBe(true);
  });

  test("a failed refresh before the end of the token's life goes on with the old token", async () => {
    await control.fault({ endpoint: "refresh", fault: { kind: "html", status: 503 } });
    test_.clock.pass(899 * 0.9);
    expect((await list()).ok).toBe(true);
  });
});

describe("an expires_in that cannot be right", () => {
  const cases: [string, TokenFault][] = [
    ["missing", { kind: "token", drop: ["expires_in"] }],
    ["negative", { kind: "token", set: { expires_in: -5 } }],
    ["absurd", { kind: "token", set: { expires_in: 1e12 } }],
  ];
  for (const [name, fault] of cases) {
    test(`${name}: counts as expired at once, and does not loop`, async () => {
      await control.fault({ endpoint: "token", fault }, { endpoint: "refresh", fault, times: "always" });
      connectionId = (await testSession(test_.desk)).connectionId;
      expect((await list()).ok).toBe(true);
      expect(await refreshes()).toBe(1);
    });
  }
});

test("a new sign-in makes an older refresh's answer void", async () => {
  await control.settings({ latencyMs: 300 });
  test_.clock.pass(900);
  const slow = accessFor(test_.desk, connectionId);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await control.settings({ latencyMs: 0 });
  await testSession(test_.desk);
  const stored = (await findConnection(test_.desk, connectionId))?.accessToken;
  await slow;
  expect((await findConnection(test_.desk, connectionId))?.accessToken).toBe(stored);
});

test("no token stands in the database as the broker gave it", async () => {
  const row = await findConnection(test_.desk, connectionId);
  expect(row?.accessToken).toMatch(/^derived\.[\w-]+$/);
  expect(row?.accessToken).not.toContain("eyJ");
  expect(row?.refreshToken).not.toContain("eyJ");
});
