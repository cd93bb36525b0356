import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextLookUp, type Way } from "#lib/domain/delivery.ts";
import { afterLookUp, type LookUp } from "#lib/domain/reconcile.ts";

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
const noSkew = { least: 0, most: 0 };
const absent: LookUp = { good: true, found: [], clockAheadMs: noSkew };

describe("looking an unknown lead up", () => {
  test("happens 5 s, 30 s, 95 s, 160 s, 10 min after the attempt, then hourly", () => {
    const due = [0, 5, 30, 95, 160, 600].map((seconds) => nextLookUp(way(), at(seconds)));
    expect(due).toEqual([at(5), at(30), at(95), at(160), at(600), at(600 + 3600)]);
  });

  test("absence counts only 60 s after the deadline, and twice, 60 s apart", () => {
    expect(afterLookUp(absent, way(), at(89))).toMatchObject({
      step: { state: "unknown" },
      absentSince: null,
    });
    const first = afterLookUp(absent, way(), at(90));
    expect(first).toMatchObject({ step: { state: "unknown" }, absentSince: at(90) });
    const seen = way({ absentSince: at(90) });
    expect(afterLookUp(absent, seen, at(149)).step.state).toBe("unknown");
    expect(afterLookUp(absent, seen, at(150)).step).toMatchObject({ state: "queued", reason: "not-arrived" });
  });

  test("after a 409 absence is a duplicate, never a second sending", () => {
    const seen = way({ absentSince: at(90), conflicted: true });
    expect(afterLookUp(absent, seen, at(150)).step).toEqual({ state: "duplicate", leadId: null });
  });

  const found = (created: Date | null, alike: boolean, updated: Date | null = null): LookUp => ({
    good: true,
    found: [{ leadId: "a", created, updated, alike, isAnothers: false }],
    clockAheadMs: noSkew,
  });

  test("found inside the attempt's window with the same name or phone is accepted", () => {
    expect(afterLookUp(found(at(2), true), way(), at(6)).step).toEqual({ state: "accepted", leadId: "a" });
  });

  test("found older, or as somebody else, is a duplicate", () => {
    const older = [found(at(-60), true), found(at(-60), true, at(2)), found(null, true, at(-60))];
    for (const look of [...older, found(at(2), false), found(null, false)]) {
      expect(afterLookUp(look, way(), at(6)).step.state).toBe("duplicate");
    }
  });

  test("found without a time as the same person is accepted: an attempt of ours left, and nothing says older", () => {
    for (const updated of [null, at(2), at(4000)]) {
      expect(afterLookUp(found(null, true, updated), way(), at(6)).step.state).toBe("accepted");
    }
  });

  test("found as what another submission came in as is a duplicate, whatever its time", () => {
    const anothers = { leadId: "a", created: at(2), updated: null, alike: true, isAnothers: true };
    for (const one of [anothers, { ...anothers, created: null }]) {
      const look: LookUp = { good: true, found: [one], clockAheadMs: noSkew };
      expect(afterLookUp(look, way(), at(6)).step).toEqual({ state: "duplicate", leadId: "a" });
    }
  });

  test("of several, one with a time in the window is taken before one without", () => {
    const timed = { leadId: "timed", created: at(2), updated: null, alike: true, isAnothers: false };
    const timeless = { ...timed, leadId: "timeless", created: null };
    const look: LookUp = { good: true, found: [timeless, timed], clockAheadMs: noSkew };
    expect(afterLookUp(look, way(), at(6)).step).toEqual({ state: "accepted", leadId: "timed" });
  });

  test("the window is counted by the broker's clock", () => {
    const ahead: LookUp = {
      good: true,
      found: [{ leadId: "a", created: at(602), updated: null, alike: true, isAnothers: false }],
      clockAheadMs: { least: 600_000, most: 601_000 },
    };
    expect(afterLookUp(ahead, way(), at(6)).step.state).toBe("accepted");
    expect(afterLookUp({ ...ahead, clockAheadMs: noSkew }, way(), at(6)).step.state).toBe("duplicate");
  });

  test("a read that is not good moves nothing, and a day of them holds the lead", () => {
    const seen = way({ absentSince: at(90) });
    expect(afterLookUp({ good: false }, seen, at(1000))).toMatchObject({
      step: { state: "unknown" },
      absentSince: at(90),
    });
    expect(afterLookUp({ good: false }, seen, at(86_400)).step).toEqual({
      state: "held",
      reason: "no-answer-for-a-day",
    });
  });

  test("the day is counted from the last attempt, not from one before that was found absent", () => {
    const once = way({ attempts: 2, lastSentAt: at(3 * 86_400) });
    expect(afterLookUp({ good: false }, once, at(3 * 86_400 + 95)).step.state).toBe("unknown");
    expect(afterLookUp({ good: false }, once, at(4 * 86_400)).step.state).toBe("held");
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
          state = { ...state, absentSince: next.absentSince };
        }
      }),
    );
  });
});
