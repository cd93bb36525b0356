import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dropUnneededTokens, endSession, findSession } from "#lib/server/auth/sessions.ts";
import { signIn } from "#lib/server/auth/sign-in.ts";
import { connections, sessions } from "#lib/server/db/schema.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { cancel } from "#lib/server/submissions/advance.ts";
import { startSandbox } from "#tests/server/support/sandbox.ts";
import { enter, type TestDesk, testDesk, testLead, testSession } from "#tests/server/support/test-desk.ts";
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

const MINUTES = 60;

describe("a session", () => {
  test("has a new id of at least 128 random bits at every sign-in, and the database only its hash", async () => {
    const [first, second] = [await enter(at.desk), await enter(at.desk)];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, "base64url").length).toBeGreaterThanOrEqual(16);
    expect(JSON.stringify(await at.desk.db.select().from(sessions))).not.toContain(first);
  });

  test("a copied cookie is dead after sign-out", async () => {
    const sid = await enter(at.desk);
    expect(await findSession(at.desk, sid, "person")).not.toBeNull();
    await endSession(at.desk, sid);
    expect(await findSession(at.desk, sid, "person")).toBeNull();
  });

  test("ends 60 minutes after its last use", async () => {
    const sid = await enter(at.desk);
    at.clock.pass(59 * MINUTES);
    expect(await findSession(at.desk, sid, "person")).not.toBeNull();
    at.clock.pass(59 * MINUTES);
    expect(await findSession(at.desk, sid, "person")).not.toBeNull();
    at.clock.pass(61 * MINUTES);
    expect(await findSession(at.desk, sid, "person")).toBeNull();
  });

  test("a page that polls for itself does not keep it alive", async () => {
    const sid = await enter(at.desk);
    for (let minute = 0; minute < 60; minute += 10) {
      at.clock.pass(10 * MINUTES);
      await findSession(at.desk, sid, "background");
    }
    at.clock.pass(1);
    expect(await findSession(at.desk, sid, "background")).toBeNull();
  });

  test("ends 12 hours after the sign-in, however much it is used", async () => {
    const sid = await enter(at.desk);
    for (let minute = 0; minute < 12 * 60 - 30; minute += 30) {
      at.clock.pass(30 * MINUTES);
      expect(await findSession(at.desk, sid, "person")).not.toBeNull();
    }
    at.clock.pass(30 * MINUTES);
    expect(await findSession(at.desk, sid, "person")).toBeNull();
  });

  test("renewed over the page it goes on at the same desk; another account's does not", async () => {
    const before = await enter(at.desk);
    const desk = (await findSession(at.desk, before, "person"))?.deskId;
    const renewed = await findSession(at.desk, await enter(at.desk, { before }), "person");
    expect(renewed?.deskId).toBe(desk);
    const other = { username: ZERO.username, password: ZERO.password, before };
    expect((await findSession(at.desk, await enter(at.desk, other), "person"))?.deskId).not.toBe(desk);
  });

  test("two sign-ins of one account share one row of tokens", async () => {
    const first = await findSession(at.desk, await enter(at.desk), "person");
    const second = await findSession(
      at.desk,
      await enter(at.desk, { username: DEMO.username.toUpperCase() }),
      "person",
    );
    expect(second?.connectionId).toBe(first?.connectionId);
  });
});

describe("what a sign-in and a sign-out leave", () => {
  test("a copy of the cookie before is dead after signing in again", async () => {
    const before = await enter(at.desk);
    await enter(at.desk, { before });
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
