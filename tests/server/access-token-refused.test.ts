/** Tokens that the broker refuses or does not renew, and sign-ins that come in between. */
import { describe, expect, test } from "vitest";
import { accessFor } from "#lib/server/auth/access-token.ts";
import { findConnection, openAccessToken } from "#lib/server/auth/connections.ts";
import { stage } from "./support/stage.ts";

const at = stage();

const refreshes = async () => (await at.control.ledger()).endpoints.refresh.calls;
const tokenNow = async () => {
  const row = await findConnection(at.desk, at.session.connectionId);
  return row && openAccessToken(at.desk, row);
};
const ask = async (refused: string | null = null) => {
  const access = await accessFor(at.desk, at.session.connectionId, refused);
  return access.ok ? access.value.token : access.error.kind;
};

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
