import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "#lib/server/broker/http.ts";
import { readTokenAnswer } from "#lib/server/broker/token-answer.ts";
import type { Question } from "#lib/server/broker/types.ts";

const question: Question = {
  broker: {
    id: "north",
    name: "North Markets",
    websiteUrl: "https://bo.north.example",
    clientAuthorization: "Basic Y2xpZW50OnNlY3JldA==",
    partnerId: null,
    offers: [],
    defaultCountry: null,
    timeZone: "UTC",
    requiredFields: [],
    phoneFormat: "e164",
    callsPerMinute: 300,
    callsAtOnce: 8,
  },
  operation: "Signing in",
  secrets: ["hunter2"],
};

function read(status: number, body: unknown, headers: Answer["headers"] = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return readTokenAnswer(question, { status, headers, body: Buffer.from(text), answeredAt: null });
}

const jwt = (payload: unknown) =>
  `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.sig`;
const claims = {
  user_name: "a@b.c:7",
  partnerId: 7,
  email: "a@b.c",
  authorities: ["PHONE_READ", 3, "EMAIL_READ"],
};
const documented = {
  access_token: jwt(claims),
  token_type: "bearer",
  refresh_token: "refresh.token.value",
  expires_in: 899,
  account_uuid: "9a1f0c52-4b7d-4e1c-9a52-0c524b7d4e1c",
  partnerId: 0,
  email: "desk@affiliate.example",
  jti: "x",
  fl: null,
};

function grantOf(body: unknown) {
  const result = read(200, body);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe("a grant", () => {
  test("of the documented shape is read whole; partner zero is a real one", () => {
    expect(grantOf(documented)).toEqual({
      accessToken: documented.access_token,
      refreshToken: "refresh.token.value",
      expiresInSeconds: 899,
      partnerId: 0,
      email: "desk@affiliate.example",
      authorities: ["PHONE_READ", "EMAIL_READ"],
      receivedAt: expect.any(Date),
    });
  });

  test("takes partner and email from the token where the answer leaves them out", () => {
    expect(grantOf({ access_token: jwt(claims) })).toMatchObject({
      partnerId: 7,
      email: "a@b.c",
      refreshToken: null,
    });
  });

  test.each(["opaque", "a.b.c", "a.bnVsbA.c", `a.${Buffer.from("[1]").toString("base64url")}.c`])(
    "whose token is no readable JWT (%s) is still a grant",
    (token) => {
      expect(grantOf({ access_token: token })).toMatchObject({
        accessToken: token,
        partnerId: null,
        email: null,
        authorities: [],
      });
    },
  );

  test.each([
    [899, 899],
    [3599.9, 3599],
    ["899", 899],
    [0, 0],
    [undefined, 0],
    [null, 0],
    [-1, 0],
    ["soon", 0],
    [{}, 0],
    [899_000_000, 0],
  ])("that says it lives %j seconds is taken to live %i", (given, seconds) => {
    expect(grantOf({ ...documented, expires_in: given }).expiresInSeconds).toBe(seconds);
  });

  test("a life too large for a number counts as none", () => {
    const text = JSON.stringify(documented).replace("899", "1e999");
    expect(read(200, text)).toMatchObject({ ok: true, value: { expiresInSeconds: 0 } });
  });

  test.each([
    ["7", 7],
    [-1, 0],
    [1.5, 0],
    ["7x", 0],
    [null, 0],
  ])("partner %j of the answer", (given, fallback) => {
    const access_token = jwt({ partnerId: 0 });
    expect(grantOf({ access_token, partnerId: given }).partnerId).toBe(fallback);
  });

  test("no life, partner or email whatever breaks the reading", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c, d) => {
        const grant = grantOf({
          access_token: jwt(d),
          expires_in: a,
          partnerId: b,
          email: c,
          refresh_token: d,
        });
        expect(grant.expiresInSeconds).toBeGreaterThanOrEqual(0);
        expect(Number.isSafeInteger(grant.expiresInSeconds)).toBe(true);
      }),
    );
  });
});

test.each([
  ["an empty body", ""],
  ["HTML", "<html></html>"],
  ["broken JSON", '{"access_token":"ab'],
  ["no token", { token_type: "bearer" }],
  ["an empty token", { access_token: "" }],
  ["a token that would split a header", { access_token: "a\r\nX: y" }],
  ["a token that no header can carry", { access_token: "żółw" }],
  ["an array", []],
])("200 with %s is unreadable, and nothing of it is kept", (_, body) => {
  expect(read(200, body)).toMatchObject({ ok: false, error: { kind: "unreadable", technical: null } });
});

describe("a refusal tells the person's fault from the desk's", () => {
  const basic = { "www-authenticate": 'Basic realm="oauth2/client"' };
  const bearer = { "www-authenticate": 'Bearer realm="oauth2", error="invalid_grant"' };
  const error = (code: string, words = "x") => ({ error: code, error_description: words });

  test.each([
    ["the documented 401", 401, error("unauthorized", "Authentication error"), {}, "credentials-refused"],
    [
      "the same with a Basic challenge",
      401,
      error("unauthorized", "Authentication error"),
      basic,
      "credentials-refused",
    ],
    ["invalid_grant, 400", 400, error("invalid_grant"), {}, "credentials-refused"],
    ["invalid_grant, 401", 401, error("invalid_grant"), bearer, "credentials-refused"],
    ["invalid_token, 401", 401, error("invalid_token"), bearer, "credentials-refused"],
    ["invalid_token, 400", 400, error("invalid_token"), {}, "credentials-refused"],
    ["unauthorized, 400", 400, error("unauthorized"), {}, "credentials-refused"],
    ["unsupported_grant_type", 400, error("unsupported_grant_type"), {}, "credentials-refused"],
    ["a bare 401", 401, "", {}, "credentials-refused"],
    ["401 in the status shape", 401, { status: "UNAUTHORIZED", message: "x" }, {}, "credentials-refused"],
    ["invalid_client, 401", 401, error("invalid_client", "Bad client credentials"), {}, "not-permitted"],
    ["invalid_client, 400", 400, error("invalid_client"), {}, "not-permitted"],
    ["unauthorized_client", 401, error("unauthorized_client"), {}, "not-permitted"],
    ["a filter's Basic challenge", 401, error("unauthorized", "Bad credentials"), basic, "not-permitted"],
    ["a proxy's Basic challenge", 401, "<html>401</html>", basic, "not-permitted"],
    ["403", 403, "", {}, "not-permitted"],
    ["302", 302, "", {}, "not-permitted"],
    ["invalid_request", 400, error("invalid_request"), {}, "refused"],
    ["a bare 400", 400, "", {}, "refused"],
    ["404", 404, "", {}, "not-found"],
    ["429", 429, "", {}, "busy"],
    ["500 that names a grant", 500, error("invalid_grant"), {}, "unavailable"],
    ["502 in HTML", 502, "<html></html>", {}, "unavailable"],
  ])("%s", (_, status, body, headers, kind) => {
    expect(read(status, body, headers)).toMatchObject({ ok: false, error: { kind, status } });
  });

  test("an echoed password is not kept", () => {
    const result = read(401, { error: "unauthorized", error_description: "no user with hunter2" });
    expect(result).toMatchObject({ error: { technical: "unauthorized: no user with [removed]" } });
  });
});
