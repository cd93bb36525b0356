import { expect, test } from "vitest";
import { refreshToken, requestToken } from "#lib/server/broker/token.ts";
import { DEMO, PARTNER } from "../../sandbox/accounts.ts";
import type { Fault } from "../../sandbox/faults/schema.ts";
import { failureOf, sandboxDesk, successOf } from "./support/broker-calls.ts";

const desk = sandboxDesk();

test("gives the tokens, the partner and what the account may read", async () => {
  expect(await successOf(requestToken(desk().broker, DEMO))).toMatchObject({
    refreshToken: expect.any(String),
    expiresInSeconds: 899,
    partnerId: PARTNER,
    email: DEMO.username,
    authorities: expect.arrayContaining(["PHONE_READ", "EMAIL_READ"]),
  });
});

test("with a wrong password is refused as the person's", async () => {
  const failure = await failureOf(requestToken(desk().broker, { ...DEMO, password: "wrong" }));
  expect(failure).toMatchObject({
    kind: "credentials-refused",
    status: 401,
    technical: "unauthorized: Authentication error",
  });
});

test("with a wrong client value is refused as the desk's", async () => {
  const wrong = { ...desk().broker, clientAuthorization: "Basic d3Jvbmc6dmFsdWU=" };
  expect((await failureOf(requestToken(wrong, DEMO))).kind).toBe("not-permitted");
});

test("a refresh gives a new pair; the used refresh token is refused and not repeated in the error", async () => {
  const first = await successOf(requestToken(desk().broker, DEMO));
  const used = first.refreshToken ?? "";
  const second = await successOf(refreshToken(desk().broker, used));
  expect(second.accessToken).not.toBe(first.accessToken);
  const failure = await failureOf(refreshToken(desk().broker, used));
  expect(failure.kind).toBe("credentials-refused");
  expect(failure.technical).not.toContain(used.slice(0, 20));
});

test("a lifetime that cannot be counts as none", async () => {
  await desk().control.fault({ endpoint: "token", fault: { kind: "token", set: { expires_in: -5 } } });
  expect((await successOf(requestToken(desk().broker, DEMO))).expiresInSeconds).toBe(0);
});

test.each<[Fault, string]>([
  [{ kind: "html" }, "unavailable"],
  [{ kind: "reset", when: "after" }, "no-answer"],
  [{ kind: "hang", when: "before" }, "no-answer"],
  [{ kind: "truncate", how: "clean" }, "unreadable"],
  [{ kind: "busy", retryAfter: 3 }, "busy"],
  [{ kind: "redirect" }, "not-permitted"],
  [{ kind: "token", drop: ["access_token"] }, "unreadable"],
])("through %j ends as %s", async (fault, kind) => {
  await desk().control.fault({ endpoint: "token", fault });
  expect((await failureOf(requestToken(desk().broker, DEMO, { deadlineMs: 500 }))).kind).toBe(kind);
});
