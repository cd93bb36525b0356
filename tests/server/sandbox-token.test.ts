import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { COLLEAGUE, DEMO, STRANGER, ZERO } from "../../sandbox/accounts.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { askToken, at, create, list, refresh, signIn, tokenOf } from "./support/sandbox-client.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ leads: 20 });
});
afterEach(() => sandbox.control.reset());
afterAll(() => sandbox.stop());

const field = (json: unknown, name: string) => String(at(json, name));
const payload = (jwt: string): unknown =>
  JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());

describe("password grant", () => {
  test("answers every documented field, with tokens of documented length and payload", async () => {
    const { status, json } = await signIn(sandbox.url);
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: "bearer", expires_in: 899, partnerId: 115, fl: null });
    expect(json).toMatchObject({ email: DEMO.username, account_uuid: DEMO.accountUuid });
    expect(field(json, "manager_scope")).toMatch(/^[0-9a-f-]{36}$/);
    const token = field(json, "access_token");
    expect(token.length).toBeGreaterThanOrEqual(480);
    expect(token.length).toBeLessThanOrEqual(900);
    const now = Date.now() / 1000;
    expect(payload(token)).toMatchObject({
      user_name: `${DEMO.username}:115`,
      partnerId: 115,
      email: DEMO.username,
      authorities: ["PHONE_READ", "EMAIL_READ", "ROLE_LEAD_PROVIDER", "LEAD_PROVIDER"],
      jti: field(json, "jti"),
    });
    expect(Math.abs(Number(at(payload(token), "exp")) - now - 899)).toBeLessThan(5);
    const days = (Number(at(payload(field(json, "refresh_token")), "exp")) - now) / 86_400;
    expect(days).toBeCloseTo(31, 1);
  });

  test("names partner 0 for the account that has it", async () => {
    expect((await signIn(sandbox.url, ZERO)).json).toMatchObject({ partnerId: 0 });
    expect((await signIn(sandbox.url, STRANGER)).json).toMatchObject({ partnerId: 220 });
  });

  test("refuses a wrong password and an unknown username in the same documented words", async () => {
    for (const username of [DEMO.username, "nobody@affiliate.example"]) {
      const { status, json } = await signIn(sandbox.url, { username, password: "wrong" });
      expect(status).toBe(401);
      expect(json).toEqual({ error: "unauthorized", error_description: "Authentication error" });
    }
  });

  test("refuses a wrong client, a wrong content type and other grants", async () => {
    const good = { grant_type: "password", username: DEMO.username, password: DEMO.password };
    const client = await askToken(sandbox.url, good, { authorization: "Basic d3Jvbmc6d3Jvbmc=" });
    expect([client.status, at(client.json, "error")]).toEqual([401, "invalid_client"]);
    const type = await askToken(sandbox.url, good, { "content-type": "application/json" });
    expect(type.status).toBe(415);
    const grant = await askToken(sandbox.url, { ...good, grant_type: "client_credentials" });
    expect([grant.status, at(grant.json, "error")]).toEqual([400, "unsupported_grant_type"]);
  });
});

describe("refresh grant", () => {
  test("gives a new pair, and a used refresh token is dead", async () => {
    const first = (await signIn(sandbox.url)).json;
    const second = await refresh(sandbox.url, field(first, "refresh_token"));
    expect(second.status).toBe(200);
    expect(field(second.json, "refresh_token")).not.toBe(field(first, "refresh_token"));
    const again = await refresh(sandbox.url, field(first, "refresh_token"));
    expect([again.status, at(again.json, "error")]).toEqual([400, "invalid_grant"]);
    expect((await refresh(sandbox.url, field(second.json, "refresh_token"))).status).toBe(200);
  });

  test("without rotation the same refresh token comes back and stays good", async () => {
    await sandbox.control.settings({ rotation: false });
    const token = field((await signIn(sandbox.url)).json, "refresh_token");
    for (let round = 0; round < 2; round += 1) {
      expect(field((await refresh(sandbox.url, token)).json, "refresh_token")).toBe(token);
    }
  });

  test("refuses garbage, an access token, a token after 31 days, and everything when told to", async () => {
    const pair = (await signIn(sandbox.url)).json;
    for (const token of ["garbage", "", field(pair, "access_token")]) {
      expect((await refresh(sandbox.url, token)).status).toBe(400);
    }
    await sandbox.control.settings({ refuseRefresh: true });
    const refused = await refresh(sandbox.url, field(pair, "refresh_token"));
    expect([refused.status, at(refused.json, "error")]).toEqual([400, "invalid_grant"]);
    expect(refused.text).toContain(field(pair, "refresh_token"));
    await sandbox.control.settings({ refuseRefresh: false, clockOffsetMs: 32 * 86_400_000 });
    expect((await refresh(sandbox.url, field(pair, "refresh_token"))).status).toBe(400);
  });

  test("legacy Spring hands one live token to all sign-ins, and a refresh kills the others'", async () => {
    await sandbox.control.settings({ legacyTokens: true });
    await sandbox.control.kill("both");
    const [one, two] = [(await signIn(sandbox.url)).json, (await signIn(sandbox.url)).json];
    expect(field(two, "access_token")).toBe(field(one, "access_token"));
    expect((await list(sandbox.url, field(two, "access_token"))).status).toBe(200);
    expect(await tokenOf(sandbox.url, COLLEAGUE)).not.toBe(field(one, "access_token"));
    const next = (await refresh(sandbox.url, field(one, "refresh_token"))).json;
    expect((await list(sandbox.url, field(two, "access_token"))).status).toBe(401);
    expect((await refresh(sandbox.url, field(two, "refresh_token"))).status).toBe(400);
    expect((await list(sandbox.url, field(next, "access_token"))).status).toBe(200);
  });
});

describe("the life of an access token", () => {
  test("ends after expires_in, and with the configured shape of 401", async () => {
    await sandbox.control.settings({ expiresIn: 120 });
    const { json } = await signIn(sandbox.url);
    const token = field(json, "access_token");
    expect(at(json, "expires_in")).toBe(120);
    await sandbox.control.settings({ clockOffsetMs: 118_000 });
    expect((await list(sandbox.url, token)).status).toBe(200);
    await sandbox.control.settings({ clockOffsetMs: 122_000 });
    const expired = await list(sandbox.url, token);
    expect([expired.status, at(expired.json, "error")]).toEqual([401, "invalid_token"]);
    const malformed = await create(sandbox.url, "malformed");
    const guide = { status: "UNAUTHORIZED", printableMessage: false };
    expect(malformed.status).toBe(401);
    expect(malformed.json).toMatchObject({
      ...guide,
      message: "java.nio.charset.MalformedInputException: Input length = 1",
    });
    await sandbox.control.settings({ unauthorized: "guide" });
    expect((await list(sandbox.url, token)).json).toMatchObject(guide);
    await sandbox.control.settings({ unauthorized: "oauth" });
    expect(at((await create(sandbox.url, "x")).json, "error")).toBe("invalid_token");
  });

  test("ends at once when the test kills it, while its refresh token stays good", async () => {
    const { json } = await signIn(sandbox.url);
    await sandbox.control.kill("access");
    expect((await list(sandbox.url, field(json, "access_token"))).status).toBe(401);
    const next = await refresh(sandbox.url, field(json, "refresh_token"));
    expect((await list(sandbox.url, field(next.json, "access_token"))).status).toBe(200);
    await sandbox.control.kill("refresh");
    expect((await refresh(sandbox.url, field(next.json, "refresh_token"))).status).toBe(400);
  });

  test("outlives a restart with the same seed, and not one with another", async () => {
    const token = await tokenOf(sandbox.url);
    const [same, other] = await Promise.all([
      startSandbox({ leads: 5 }),
      startSandbox({ leads: 5, seed: 2 }),
    ]);
    expect((await list(same.url, token)).status).toBe(200);
    expect((await list(other.url, token)).status).toBe(401);
    await Promise.all([same.stop(), other.stop()]);
  });
});

describe("faults of token answers", () => {
  test.each([
    [{ set: { expires_in: -1 } }, -1],
    [{ set: { expires_in: 1e12 } }, 1e12],
    [{ drop: ["expires_in"] }, undefined],
  ])("expires_in changed by %j", async (change, expected) => {
    await sandbox.control.fault({ endpoint: "token", fault: { kind: "token", ...change } });
    const answer = await signIn(sandbox.url);
    expect([answer.status, at(answer.json, "expires_in")]).toEqual([200, expected]);
    expect((await list(sandbox.url, field(answer.json, "access_token"))).status).toBe(200);
  });

  test("a rotation that is lost on the way: the used refresh token is dead, the new one never came", async () => {
    const used = field((await signIn(sandbox.url)).json, "refresh_token");
    await sandbox.control.fault({ endpoint: "refresh", fault: { kind: "reset", when: "after" } });
    await expect(refresh(sandbox.url, used)).rejects.toThrow();
    expect((await refresh(sandbox.url, used)).status).toBe(400);
  });
});
