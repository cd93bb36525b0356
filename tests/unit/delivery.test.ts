import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterSend, backOffMs, type Way } from "#lib/domain/delivery.ts";

const start = new Date("2026-11-20T10:00:00Z");
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const way = (over: Partial<Way> = {}): Way => ({
  attempts: 1,
  unansweredSince: start,
  lastSentAt: start,
  absentSince: null,
  conflicted: false,
  ...over,
});

describe("after an answer", () => {
  test("only a time-out, reset, 5xx or unreadable answer is unknown; it is never queued", () => {
    for (const kind of ["no-answer", "unreadable", "unavailable", "aborted"] as const) {
      expect(afterSend({ kind }, way(), at(1), 0).state).toBe("unknown");
    }
  });

  test("a 409 is a duplicate on a first attempt, and unknown after an unanswered one", () => {
    expect(afterSend({ kind: "conflict" }, way({ unansweredSince: null }), at(1), 0).state).toBe("duplicate");
    expect(afterSend({ kind: "conflict" }, way(), at(1), 0)).toMatchObject({
      state: "unknown",
      conflicted: true,
    });
  });

  test("a 429 waits as long as the broker says", () => {
    const step = afterSend({ kind: "busy", retryAfterMs: 90_000 }, way(), at(0), 0.5);
    expect(step).toEqual({ state: "queued", reason: "busy", at: at(90) });
  });
});

test("the back-off grows from 2 s to 15 min and stays within a tenth of that", () => {
  expect(backOffMs(1, 0.5)).toBe(2000);
  expect(backOffMs(30, 0.5)).toBe(900_000);
  fc.assert(
    fc.property(fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, jitter) => {
      const wait = backOffMs(attempts, jitter);
      return wait >= 1800 && wait <= 990_000;
    }),
  );
});
