import { describe, expect, test } from "vitest";
import { readRetryAfter } from "#lib/server/broker/answer.ts";
import { readCreateAnswer } from "#lib/server/broker/create-answer.ts";
import type { Answer } from "#lib/server/broker/http.ts";
import type { Question } from "#lib/server/broker/types.ts";

const TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJwYXJ0bmVySWQiOjExNX0.c2lnbmF0dXJl";
const question: Question = {
  broker: {
    id: "north",
    name: "North Markets",
    websiteUrl: "https://bo.north.example",
    clientAuthorization: "Basic Y2xpZW50OnNlY3JldA==",
    partnerId: 115,
    offers: [],
    defaultCountry: null,
    timeZone: "UTC",
    requiredFields: [],
    phoneFormat: "e164",
    callsPerMinute: 300,
    callsAtOnce: 8,
  },
  operation: "Sending the lead",
  secrets: [TOKEN],
};

function answer(status: number, body = "", headers: Answer["headers"] = {}): Answer {
  return { status, body: Buffer.from(body), headers, answeredAt: new Date("2026-11-15T10:00:00Z") };
}

function kindOf(given: Answer): string {
  const result = readCreateAnswer(question, given);
  return result.ok ? "accepted" : result.error.kind;
}

const json = { "content-type": "application/json" };
const html = { "content-type": "text/html;charset=utf-8" };
const said = (status: string, message: string) =>
  JSON.stringify({ status, timestamp: "2026-11-15T10:00:00Z", message, printableMessage: false });
const NOT_VALID = said("INTERNAL_SERVER_ERROR", "Register Account Model is not valid");

describe("every status of the create endpoint means one thing", () => {
  const named: { [status: number]: string } = {
    400: "field-not-stored",
    401: "token-refused",
    403: "not-permitted",
    404: "not-found",
    405: "not-permitted",
    408: "unavailable",
    409: "conflict",
    429: "busy",
  };
  const expected = (status: number): string => {
    if (status < 300) return "accepted";
    if (status < 400) return "not-permitted";
    return named[status] ?? (status < 500 ? "refused" : "unavailable");
  };
  const statuses = Array.from({ length: 400 }, (_, index) => 200 + index);

  test.each([
    ["no body", "", {}],
    ["the JSON status shape", said("X", "something"), json],
    ["the OAuth shape", '{"error":"x","error_description":"y"}', json],
    ["plain words", "no", { "content-type": "text/plain" }],
  ])("with %s", (_, body, headers) => {
    const got = statuses.map((status) => [status, kindOf(answer(status, body, headers))]);
    expect(got).toEqual(statuses.map((status) => [status, expected(status)]));
  });

  test("with an HTML page no status is success, and the refusals stay what they are", () => {
    const got = statuses.map((status) => [status, kindOf(answer(status, "<html><p>no</p></html>", html))]);
    expect(got).toEqual(statuses.map((status) => [status, status < 300 ? "unreadable" : expected(status)]));
  });

  test("the one 500 that is a verdict on the lead is told from an outage", () => {
    expect(kindOf(answer(500, NOT_VALID, json))).toBe("lead-not-valid");
    expect(kindOf(answer(503, NOT_VALID, json))).toBe("unavailable");
    expect(kindOf(answer(500, "<html>Register Account Model is not valid</html>", html))).toBe("unavailable");
    expect(kindOf(answer(500, "Register Account Model is not valid"))).toBe("unavailable");
  });
});

describe("any 2xx of the broker itself is success", () => {
  const id = "9a1f0c52-4b7d-4e1c-9a52-0c524b7d4e1c";
  test.each([
    ["empty", "", {}, null],
    ["blank", " \r\n", json, null],
    ["empty under an HTML type", "", html, null],
    ["an object with a uuid", `{"uuid":"${id}","x":1}`, json, id],
    ["an object with a uuid under a text type", `{"uuid":"${id}"}`, { "content-type": "text/plain" }, id],
    ["an object without one", '{"ok":true}', json, null],
    ["null", "null", json, null],
    ["a quoted id", `"${id}"`, json, id],
    ["a bare id, as Spring sends a string", id, json, id],
    ["words", "created", { "content-type": "text/plain" }, null],
    ["words under an HTML type", "OK", html, null],
    ["words under a JSON type", "OK", json, null],
    ["a uuid that is none", '{"uuid":"../x"}', json, null],
    ["a byte order mark", `\ufeff{"uuid":"${id}"}`, json, id],
  ])("%s", (_, body, headers, leadId) => {
    expect(readCreateAnswer(question, answer(201, body, headers))).toMatchObject({
      ok: true,
      value: { leadId, status: 201 },
    });
  });

  test.each([
    ["JSON that breaks off", '{"uuid":"9a1', json],
    ["JSON that breaks off without a type", '{"uuid":"9a1', {}],
    ["a string that breaks off", '"9a1', json],
    ["an HTML page without a type", "  <!DOCTYPE html><title>Sign in</title>", {}],
    ["a page fragment under an HTML type", "<p>Maintenance</p>", html],
    ["a compressed body that was not asked for", "\u001f\u008b", { ...json, "content-encoding": "gzip" }],
  ])("but %s proves nothing", (_, body, headers) => {
    expect(kindOf(answer(200, body, headers))).toBe("unreadable");
  });
});

describe("an error names the broker and keeps the broker's own words apart, redacted", () => {
  const failure = (given: Answer) => {
    const result = readCreateAnswer(question, given);
    if (result.ok) throw new Error("expected a failure");
    return result.error;
  };

  test.each([
    [
      "JSON status",
      said("CONFLICT", "Account [a@b.c:0] already exists"),
      json,
      "Account [a@b.c:0] already exists",
    ],
    ["OAuth", '{"error":"invalid_token","error_description":"expired"}', json, "invalid_token: expired"],
    ["OAuth without words", '{"error":"access_denied"}', json, "access_denied"],
    ["HTML", "<html><style>p{}</style><h1>502</h1>\n<p>Bad Gateway</p></html>", html, "502 Bad Gateway"],
    ["nothing", "", {}, null],
    ["other JSON", '{"code":7}', json, '{"code":7}'],
    ["plain text", "nope", {}, "nope"],
  ])("%s", (_, body, headers, technical) => {
    const error = failure(answer(409, body, headers));
    expect(error.technical).toBe(technical);
    expect(error.message).toMatch(/^North Markets: Sending the lead failed/);
    expect(error).toMatchObject({ status: 409, answeredAt: new Date("2026-11-15T10:00:00Z") });
  });

  test("an echoed token is in neither", () => {
    const error = failure(
      answer(401, JSON.stringify({ error: "invalid_token", error_description: `Bad ${TOKEN}` })),
    );
    expect(`${error.message} ${error.technical}`).not.toContain(TOKEN.slice(0, 20));
  });
});

describe("Retry-After", () => {
  test.each([
    ["5", 5000],
    [" 120 ", 120_000],
    ["0", 1000],
    ["99999999", 3_600_000],
    ["9".repeat(400), 3_600_000],
    ["Sun, 15 Nov 2026 10:02:00 GMT", 120_000],
    ["Sunday, 15-Nov-26 10:02:00 GMT", 120_000],
    ["Sun, 15 Nov 2026 09:00:00 GMT", 1000],
    ["Sun, 15 Nov 2099 10:00:00 GMT", 3_600_000],
    ["-5", null],
    ["1.5", null],
    ["soon", null],
    ["2026", 2_026_000],
    ["", null],
  ])("%s means %s ms", (value, ms) => {
    expect(readRetryAfter(answer(429, "", { "retry-after": value }))).toBe(ms);
  });

  test("comes with the busy failure", () => {
    const result = readCreateAnswer(question, answer(429, "", { "retry-after": "7" }));
    expect(result).toMatchObject({ ok: false, error: { kind: "busy", retryAfterMs: 7000 } });
  });
});
