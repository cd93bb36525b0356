import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findSession } from "#lib/server/auth/sessions.ts";
import { startSandbox } from "#tests/server/support/sandbox.ts";
import { attempt, enter, type TestDesk, testDesk } from "#tests/server/support/test-desk.ts";
import { ZERO } from "../../sandbox/accounts.ts";

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

describe("signing in", () => {
  test("says the same for an unknown user and a wrong password", async () => {
    const unknown = await attempt(at.desk, { username: "nobody@affiliate.example" });
    const wrong = await attempt(at.desk, { password: "wrong" });
    expect(!unknown.ok && unknown.error.message).toBe("The username or the password is not right.");
    expect(!wrong.ok && wrong.error.message).toBe("The username or the password is not right.");
  });

  test("is refused in words after five failures a minute of one name from one address; good ones count nothing", async () => {
    const address = randomUUID();
    for (let good = 0; good < 8; good += 1) await enter(at.desk, { address });
    for (let failed = 0; failed < 5; failed += 1) await attempt(at.desk, { address, password: "wrong" });
    const refused = await attempt(at.desk, { address });
    expect(!refused.ok && refused.error.code).toBe("too-many-requests");
    expect((await attempt(at.desk)).ok).toBe(true);
  });

  test("a refusal in whatever form counts as a failure, an outage does not", async () => {
    for (const [fault, fails] of [
      [{ kind: "answer", status: 403, body: {} }, true],
      [{ kind: "html", status: 503 }, false],
    ] as const) {
      const address = randomUUID();
      await sandbox.control.fault({ endpoint: "token", fault, times: 5 });
      for (let times = 0; times < 5; times += 1) await attempt(at.desk, { address });
      const sixth = await attempt(at.desk, { address });
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
      const failed = await attempt(at.desk);
      expect(!failed.ok && failed.error.code).toBe(code);
      expect(!failed.ok && failed.error.message).toContain("North Markets");
    });
  }

  test("a partner of zero is a real one; the configured partner counts before the token's", async () => {
    const zero = await findSession(
      at.desk,
      await enter(at.desk, { username: ZERO.username, password: ZERO.password }),
      "person",
    );
    expect(zero?.partnerId).toBe(115);
    const own = await testDesk(sandbox.url, { north: { partnerId: undefined } });
    const signedIn = await attempt(own.desk, { username: ZERO.username, password: ZERO.password });
    const session = signedIn.ok ? await findSession(own.desk, signedIn.value.sid, "person") : null;
    expect(session?.partnerId).toBe(0);
    await own.close();
  });

  test("forty wrong passwords at once make five calls at the broker", async () => {
    await sandbox.control.resetLedger();
    const address = randomUUID();
    await Promise.all(Array.from({ length: 40 }, () => attempt(at.desk, { address, password: "wrong" })));
    expect((await sandbox.control.ledger()).endpoints.token.calls).toBe(5);
  });
});
