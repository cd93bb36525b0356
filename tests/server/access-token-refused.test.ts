/** Tokens that the broker refuses or does not renew, and sign-ins that come in between. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { accessFor } from "#lib/server/auth/access-token.ts";
import { findConnection, openAccessToken } from "#lib/server/auth/connections.ts";
import { advance } from "#lib/server/submissions/advance.ts";
import { releaseHeldForSignIn } from "#lib/server/submissions/release.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

const refreshes = async () => (await at.control.ledger()).endpoints.refresh.calls;
const creates = async () => (await at.control.ledger()).endpoints.create.calls;
const tokenNow = async () => {
  const row = await findConnection(at.desk, at.session.connectionId);
  return row && openAccessToken(at.desk, row);
};
const ask = async (refused: string | null = null) => {
  const access = await accessFor(at.desk, at.session.connectionId, refused);
  return access.ok ? access.value.token : access.error.kind;
};

describe("a sign-in while a refresh is under way that", () => {
  /** Hands a lead in whose token must be renewed, and signs in before the broker has answered that. */
  async function signInMeanwhile() {
    at.clock.pass(900);
    await at.control.settings({ latencyMs: 700 });
    const id = await at.handIn(testLead());
    const way = advance(at.desk, id);
    await sleep(250);
    await at.control.settings({ latencyMs: 0 });
    await at.signIn();
    await releaseHeldForSignIn(at.desk, at.session.connectionId);
    await way;
    return at.standing(id);
  }

  test("is then refused: the lead goes with the new token, and nobody is asked for the password", async () => {
    await at.control.settings({ refuseRefresh: true });
    expect(await signInMeanwhile()).toEqual(["accepted", null]);
  });

  test("then fails: the lead goes with the new token", async () => {
    await at.control.fault({ endpoint: "refresh", fault: { kind: "html", status: 503 } });
    expect(await signInMeanwhile()).toEqual(["accepted", null]);
  });
});

describe("a refresh that gives the refused token again", () => {
  test("is a refusal: it asks for the password, once for all who wait, and the account has no token left", async () => {
    const token = (await tokenNow()) ?? "";
    const again = { access_token: token, refresh_token: "r", expires_in: 3600, partnerId: 115 };
    const fault = { kind: "answer", status: 200, body: again } as const;
    await at.control.fault({ endpoint: "refresh", fault, times: "always" });
    const before = await refreshes();
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask(token)));
    expect(new Set(asked)).toEqual(new Set(["credentials-refused"]));
    expect((await refreshes()) - before).toBe(1);
    expect(await tokenNow()).toBeNull();
  });

  test("holds a lead keyed by hand after one call", async () => {
    const token = (await tokenNow()) ?? "";
    const again = { access_token: token, refresh_token: "r", expires_in: 3600, partnerId: 115 };
    await at.control.fault(
      { endpoint: "refresh", fault: { kind: "answer", status: 200, body: again }, times: "always" },
      { endpoint: "create", fault: { kind: "answer", status: 401, body: "" }, times: "always" },
    );
    const before = await creates();
    const { id } = await at.submit();
    expect(await at.standing(id)).toEqual(["held", "sign-in"]);
    expect((await creates()) - before).toBe(1);
  });
});

describe("a grant without a refresh token", () => {
  async function signInWithout() {
    await at.control.fault({ endpoint: "token", fault: { kind: "token", drop: ["refresh_token"] } });
    await at.signIn();
    return (await tokenNow()) ?? "";
  }

  test("serves its whole life, and asks for the password after it", async () => {
    const token = await signInWithout();
    const before = await refreshes();
    at.clock.pass(899 * 0.9);
    expect([await ask(), await ask()]).toEqual([token, token]);
    at.clock.pass(899 * 0.11);
    expect(await ask()).toBe("credentials-refused");
    expect(await refreshes()).toBe(before);
  });

  test("asks for the password once the broker refuses its token", async () => {
    const token = await signInWithout();
    expect([await ask(token), await ask()]).toEqual(["credentials-refused", "credentials-refused"]);
  });
});
