import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterLookUp,
  afterSend,
  backOffMs,
  type LookUp,
  nextLookUp,
  type Way,
} from "#lib/domain/delivery.ts";

const start = new Date("2026-11-20T10:00:00Z");
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const way = (over: Partial<Way> = {}): Way => ({
  attempts: 1,
  unansweredSince: start,
  lastSentAt: start,
  lookUps: 0,
  absentReads: 0,
  absentSince: null,
  conflicted: false,
  ...over,
});
const noSkew = { least: 0, most: 0 };
const absent: LookUp = { good: true, found: [], clockAheadMs: noSkew };

describe("looking an unknown lead up", () => {
  test("happens 5 s, 30 s, 95 s, 160 s, 10 min after the attempt, then hourly", () => {
    const due = [0, 5, 30, 95, 160, 600].map((seconds) => nextLookUp(way(), at(seconds)));
    expect(due).toEqual([at(5), at(30), at(95), at(160), at(600), at(600 + 3600)]);
  });

  test("absence counts only 60 s after the deadline, and twice, 60 s apart", () => {
    expect(afterLookUp(absent, way(), at(89))).toMatchObject({ step: { state: "unknown" }, absentReads: 0 });
    const first = afterLookUp(absent, way(), at(90));
    expect(first).toMatchObject({ step: { state: "unknown" }, absentReads: 1, absentSince: at(90) });
    const seen = way({ absentReads: 1, absentSince: at(90) });
    expect(afterLookUp(absent, seen, at(149)).step.state).toBe("unknown");
    expect(afterLookUp(absent, seen, at(150)).step).toMatchObject({ state: "queued", reason: "not-arrived" });
  });

  test("after a 409 absence is a duplicate, never a second sending", () => {
    const seen = way({ absentReads: 1, absentSince: at(90), conflicted: true });
    expect(afterLookUp(absent, seen, at(150)).step).toEqual({ state: "duplicate", leadId: null });
  });

  const found = (created: Date | null, alike: boolean): LookUp => ({
    good: true,
    found: [{ leadId: "a", created, alike }],
    clockAheadMs: noSkew,
  });

  test("found inside the attempt's window with the same name or phone is accepted", () => {
    expect(afterLookUp(found(at(2), true), way(), at(6)).step).toEqual({ state: "accepted", leadId: "a" });
  });

  test("found older, or as somebody else, or without a time, is a duplicate", () => {
    for (const look of [found(at(-60), true), found(at(2), false), found(null, true)]) {
      expect(afterLookUp(look, way(), at(6)).step.state).toBe("duplicate");
    }
  });

  test("the window is counted by the broker's clock", () => {
    const ahead: LookUp = {
      good: true,
      found: [{ leadId: "a", created: at(602), alike: true }],
      clockAheadMs: { least: 600_000, most: 601_000 },
    };
    expect(afterLookUp(ahead, way(), at(6)).step.state).toBe("accepted");
    expect(afterLookUp({ ...ahead, clockAheadMs: noSkew }, way(), at(6)).step.state).toBe("duplicate");
  });

  test("a read that is not good moves nothing, and a day of them holds the lead", () => {
    const seen = way({ absentReads: 1, absentSince: at(90) });
    expect(afterLookUp({ good: false }, seen, at(1000))).toMatchObject({
      step: { state: "unknown" },
      absentReads: 1,
      absentSince: at(90),
    });
    expect(afterLookUp({ good: false }, seen, at(86_400)).step).toEqual({
      state: "held",
      reason: "no-answer-for-a-day",
    });
  });

  test("no sequence of reads queues a lead before two good reads 60 s apart (property)", () => {
    const read = fc.record({ after: fc.integer({ min: 1, max: 200 }), good: fc.boolean() });
    fc.assert(
      fc.property(fc.array(read, { maxLength: 12 }), (reads) => {
        let state = way();
        let seconds = 0;
        const good: number[] = [];
        for (const { after, good: isGood } of reads) {
          seconds += after;
          if (isGood && seconds >= 90) good.push(seconds);
          const next = afterLookUp(isGood ? absent : { good: false }, state, at(seconds));
          if (next.step.state === "queued") {
            const [first] = good;
            const last = good.at(-1);
            expect(first !== undefined && last !== undefined && last - first >= 60).toBe(true);
            return;
          }
          state = { ...state, absentReads: next.absentReads, absentSince: next.absentSince };
        }
      }),
    );
  });
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
