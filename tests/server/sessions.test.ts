import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dropUnneededTokens, endSession, findSession } from "#lib/server/auth/sessions.ts";
import { signIn } from "#lib/server/auth/sign-in.ts";
import { connections, sessions } from "#lib/server/db/schema.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { cancel } from "#lib/server/submissions/advance.ts";
import { startSandbox } from "#tests/server/support/sandbox.ts";
import { type TestDesk, testDesk, testLead, testSession } from "#tests/server/support/test-desk.ts";
import { DEMO, STRANGER, ZERO } from "../../sandbox/accounts.ts";

const sandbox = await startSandbox({ leads: 5 });
let at: TestDesk;

beforeAll(async () => {
  at = await testDesk(sandbox.url);
});
beforeEach(() => sandbox.control.reset());
afterAll(async () => {
  await at.close();
  await sandbox.stop();
});

type Over = { username?: string; password?: string; before?: string | null; address?: string };

const attempt = (over: Over = {}) =>
  signIn(at.desk, {
    brokerId: "north",
    username: DEMO.username,
    password: DEMO.password,
    address: randomUUID(),
    before: null,
    ...over,
  });

async function enter(over: Over = {}): Promise<string> {
  const signedIn = await attempt(over);
  if (!signedIn.ok) throw new Error(signedIn.error.message);
  return signedIn.value.sid;
}

const MINUTES = 60;

describe("a session", () => {
  test("has a new id of at least 128 random bits at every sign-in, and the database only its hash", async () => {
    const [first, second] = [await enter(), await enter()];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, "base64url").length).toBeGreaterThanOrEqual(16);
    expect(JSON.stringify(await at.desk.db.select().from(sessions))).not.toContain(first);
  });

  test("a copied cookie is dead after sign-out", async () => {
    const sid = await enter();
    expect(await findSession(at.desk, sid, "person")).not.toBeNull();
    await endSession(at.desk, sid);
    expect(await findSession(at.desk, sid, "person")).toBeNull();
  });

  test("ends 60 minutes after its last use", async () => {
    const sid = await enter();
    at.clock.pass(59 * MINUTES);
    expect(await findSession(at.desk, sid, "person")).not.toBeNull();
    at.clock.pass(59 * MINUTES);
    expect(await findSession(at.desk, sid, "person")).not.toBeNull();
    at.clock.pass(61 * MINUTES);
    expect(await findSession(at.desk, sid, "person")).toBeNull();
  });

  test("a page that polls for itself does not keep it alive", async () => {
    const sid = await enter();
    for (let minute = 0; minute < 60; minute += 10) {
      at.clock.pass(10 * MINUTES);
      await findSession(at.desk, sid, "background");
    }
    at.clock.pass(1);
    expect(await findSession(at.desk, sid, "background")).toBeNull();
  });

  test("ends 12 hours after the sign-in, however much it is used", async () => {
    const sid = await enter();
    for (let minute = 0; minute < 12 * 60 - 30; minute += 30) {
      at.clock.pass(30 * MINUTES);
      expect(await findSession(at.desk, sid, "person")).not.toBeNull();
    }
    at.clock.pass(30 * MINUTES);
    expect(await findSession(at.desk, sid, "person")).toBeNull();
  });

  test("renewed over the page it goes on at the same desk; another account's does not", async () => {
    const before = await enter();
    const desk = (await findSession(at.desk, before, "person"))?.deskId;
    const renewed = await findSession(at.desk, await enter({ before }), "person");
    expect(renewed?.deskId).toBe(desk);
    const other = { username: ZERO.username, password: ZERO.password, before };
    expect((await findSession(at.desk, await enter(other), "person"))?.deskId).not.toBe(desk);
  });

  test("two sign-ins of one account share one row of tokens", async () => {
    const first = await findSession(at.desk, await enter(), "person");
    const second = await findSession(
      at.desk,
      await enter({ username: DEMO.username.toUpperCase() }),
      "person",
    );
    expect(second?.connectionId).toBe(first?.connectionId);
  });
});

describe("what a sign-in and a sign-out leave", () => {
  test("a copy of the cookie before is dead after signing in again", async () => {
    const before = await enter();
    await enter({ before });
    expect(await findSession(at.desk, before, "person")).toBeNull();
  });

  test("the account's tokens go with its last session, and not before", async () => {
    const account = { username: STRANGER.username, password: STRANGER.password };
    const partner = await testDesk(sandbox.url, { north: { partnerId: 220 } });
    const sids: string[] = [];
    for (let times = 0; times < 2; times += 1) {
      const signedIn = await signIn(partner.desk, {
        brokerId: "north",
        ...account,
        address: "a",
        before: null,
      });
      if (signedIn.ok) sids.push(signedIn.value.sid);
    }
    const tokens = async () =>
      (await partner.desk.db.select().from(connections)).map((row) => row.refreshToken);
    await endSession(partner.desk, sids[0] ?? "");
    expect(await tokens()).toEqual([expect.any(String)]);
    await endSession(partner.desk, sids[1] ?? "");
    expect(await tokens()).toEqual([null]);
    await partner.close();
  });

  test("that ran out takes the account's tokens along, once no lead of it is unsettled", async () => {
    const own = await testDesk(sandbox.url);
    const session = await testSession(own.desk);
    const handed = { submissionId: randomUUID(), lead: testLead(), corrects: null };
    const row = await acceptLead(own.desk, session, handed);
    const hasTokens = async () =>
      (await own.desk.db.select().from(connections)).map((one) => one.refreshToken !== null);
    await dropUnneededTokens(own.desk);
    own.clock.pass(13 * MINUTES * 60);
    await dropUnneededTokens(own.desk);
    expect(await hasTokens()).toEqual([true]);
    await cancel(own.desk, session, row.ok ? row.value.id : "");
    await dropUnneededTokens(own.desk);
    expect(await hasTokens()).toEqual([false]);
    await own.close();
  });
});

describe("signing in", () => {
  test("says the same for an unknown user and a wrong password", async () => {
    const unknown = await attempt({ username: "nobody@affiliate.example" });
    const wrong = await attempt({ password: "wrong" });
    expect(!unknown.ok && unknown.error.message).toBe("The username or the password is not right.");
    expect(!wrong.ok && wrong.error.message).toBe("The username or the password is not right.");
  });

  test("is refused in words after five failures a minute of one name from one address; good ones count nothing", async () => {
    const address = randomUUID();
    for (let good = 0; good < 8; good += 1) await enter({ address });
    for (let failed = 0; failed < 5; failed += 1) await attempt({ address, password: "wrong" });
    const refused = await attempt({ address });
    expect(!refused.ok && refused.error.code).toBe("too-many-requests");
    expect((await attempt()).ok).toBe(true);
  });

  test("a refusal in whatever form counts as a failure, an outage does not", async () => {
    for (const [fault, fails] of [
      [{ kind: "answer", status: 403, body: {} }, true],
      [{ kind: "html", status: 503 }, false],
    ] as const) {
      const address = randomUUID();
      await sandbox.control.fault({ endpoint: "token", fault, times: 5 });
      for (let times = 0; times < 5; times += 1) await attempt({ address });
      const sixth = await attempt({ address });
      expect(!sixth.ok && sixth.error.code === "too-many-requests").toBe(fails);
    }
  });

  for (const [name, fault, code] of [
    ["an HTML error page", { kind: "html", status: 502 }, "unavailable"],
    ["a reset", { kind: "reset", when: "before" }, "no-answer"],
    ["an answer without a token", { kind: "answer", status: 200, body: {} }, "unreadable"],
    ["a redirect", { kind: "redirect" }, "not-permitted"],
    ["a 429", { kind: "busy" }, "busy"],
  ] as const) {
    test(`${name} of the broker is told as such, not as a wrong password`, async () => {
      await sandbox.control.fault({ endpoint: "token", fault });
      const failed = await attempt();
      expect(!failed.ok && failed.error.code).toBe(code);
      expect(!failed.ok && failed.error.message).toContain("North Markets");
    });
  }

  test("a partner of zero is a real one; the configured partner counts before the token's", async () => {
    const zero = await findSession(
      at.desk,
      await enter({ username: ZERO.username, password: ZERO.password }),
      "person",
    );
    expect(zero?.partnerId).toBe(115);
    const own = await testDesk(sandbox.url, { north: { partnerId: undefined } });
    const signedIn = await signIn(own.desk, {
      brokerId: "north",
      username: ZERO.username,
      password: ZERO.password,
      address: "a",
      before: null,
    });
    const session = signedIn.ok ? await findSession(own.desk, signedIn.value.sid, "person") : null;
    expect(session?.partnerId).toBe(0);
    await own.close();
  });

  test("forty wrong passwords at once make five calls at the broker", async () => {
    await sandbox.control.resetLedger();
    const address = randomUUID();
    await Promise.all(Array.from({ length: 40 }, () => attempt({ address, password: "wrong" })));
    expect((await sandbox.control.ledger()).endpoints.token.calls).toBe(5);
  });
});
