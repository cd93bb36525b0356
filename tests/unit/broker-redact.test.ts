import fc from "fast-check";
import { expect, test } from "vitest";
import { redact } from "#lib/server/broker/redact.ts";

const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX25hbWUiOiJhIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

test.each([
  [`Cannot convert access token to JSON: ${JWT}`, "Cannot convert access token to JSON: [removed]"],
  [`Access token expired: ${JWT}`, "Access token expired: [removed]"],
  ["Invalid refresh token: 4f2a-99-abc", "Invalid refresh token: [removed]"],
  ["Invalid access token: opaque.Value_1", "Invalid access token: [removed]"],
  ["sent Authorization: Bearer abc.def-ghi", "sent Authorization: Bearer [removed]"],
  ["Authorization: Basic Y2xpZW50OnNlY3JldA==", "Authorization: Basic [removed]"],
  [
    "grant_type=password&username=a&password=hunter2&x=1",
    "grant_type=password&username=a&password=[removed]&x=1",
  ],
  ['{"password":"hunter 2","a":1}', '{"password":[removed],"a":1}'],
  ['{"refresh_token":"abc","a":1}', '{"refresh_token":[removed],"a":1}'],
  ["client_secret: abc", "client_secret: [removed]"],
  ["eyJhbGciOiJIUzI1NiJ9.cut", "[removed]"],
])("%s is kept without its secret", (text, clean) => {
  expect(redact(text)).toBe(clean);
});

test.each([
  "Account [test@abc12.com:0] already exists",
  "java.nio.charset.MalformedInputException: Input length = 1",
  "Register Account Model is not valid",
  "Entity not found: [status 404 reading OfferClient#findOne(UUID)]",
  "unauthorized: Authentication error",
  "Bad credentials for basic user",
])("the documented message stays whole: %s", (text) => {
  expect(redact(text)).toBe(text);
});

test("no secret of the call survives, plain, in a URL or in JSON, wherever it stands", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (secret, before, after) => {
      fc.pre(secret.trim().length >= 4 && !"[removed]".includes(secret));
      const echoes = [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret)];
      for (const echo of echoes) {
        const clean = redact(`${before} ${echo} ${after}`, [secret]) ?? "";
        const kept = `${redact(before) ?? ""} ${redact(after) ?? ""}`;
        if (!kept.includes(secret)) expect(clean).not.toContain(secret);
      }
    }),
  );
});

test("a secret echoed as it went over the wire is removed too", () => {
  expect(redact("no match for p%26ss%20w%C3%B6rd here", ["p&ss wörd"])).toBe("no match for [removed] here");
  expect(redact('{"said":"p\\"ss"}', ['p"ss'])).toBe('{"said":"[removed]"}');
});

test("what is kept has at most 500 characters and none that steers a terminal, a log or a screen", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (text) => {
      const clean = redact(text) ?? "";
      expect(clean.length).toBeLessThanOrEqual(500);
      expect(clean.isWellFormed() || !text.isWellFormed()).toBe(true);
      expect(clean).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test("a line end cannot start a line of its own in a log", () => {
  expect(redact("a\r\nINFO forged\u0000\u2028b")).toBe("a\\r\\nINFO forged\\u0000\\u2028b");
});

test("nothing is null", () => {
  expect(redact("")).toBeNull();
  expect(redact(" \n ")).toBeNull();
});

test("a secret that would be cut in half is removed before the cut", () => {
  expect(redact(`${"x".repeat(495)}${JWT}`)).not.toContain("eyJ");
  expect(redact(`${"x ".repeat(10_000 - 5)}s3cretS3cret`, ["s3cretS3cret"])).not.toContain("s3c");
});

test("five megabytes of anything are cut in no time", () => {
  const began = performance.now();
  redact("password=".repeat(600_000), ["secret"]);
  redact("e".repeat(5_000_000), ["secret"]);
  expect(performance.now() - began).toBeLessThan(1000);
});
