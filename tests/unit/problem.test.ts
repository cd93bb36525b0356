import { describe, expect, test } from "vitest";
import { BROKER_PROBLEMS, DESK_PROBLEMS, needsSignIn, problem } from "#lib/domain/problem.ts";

const about = { broker: "North Markets", doing: "load the leads" };

describe("every problem has words of its own", () => {
  for (const code of [...BROKER_PROBLEMS, ...DESK_PROBLEMS]) {
    test(`${code} says what happened and what to do now`, () => {
      const words = problem(code, about, "java.nio.charset");
      expect(words.message).toMatch(/^[A-Z].*\.$/);
      expect(words.next).toMatch(/^[A-Z].*\.$/);
      expect(words.message + words.next).not.toMatch(/java|undefined|null|HTTP/);
      expect(words.technical).toBe("java.nio.charset");
    });
  }

  test("a failure of the broker names the broker and what failed", () => {
    for (const code of BROKER_PROBLEMS.filter((kind) => kind !== "aborted")) {
      const { message } = problem(code, about);
      expect(message).toContain("North Markets");
      expect(message).toContain("load the leads");
    }
  });
});

test("a refused token, refresh or session, or another one, asks for the password", () => {
  const asking = [...BROKER_PROBLEMS, ...DESK_PROBLEMS].filter(needsSignIn);
  expect(asking.sort()).toEqual([
    "credentials-refused",
    "other-account",
    "session-ended",
    "sign-in-again",
    "token-refused",
  ]);
});
