import { describe, expect, test } from "vitest";
import { type SeenBefore, seenBeforeNote, whenWords } from "#lib/domain/seen-before.ts";

const context = {
  broker: "North Markets",
  timeZone: "Europe/Warsaw",
  now: new Date("2026-11-20T12:00:00Z"),
};
const note = (seen: SeenBefore) => seenBeforeNote(seen, context);
const found = (created: string | null, status: string | null, times = 1) => ({
  times,
  last: { created, status },
  complete: true,
});
const absent = { times: 0, last: null, complete: true };

describe("the day of a lead is the broker's", () => {
  test.each([
    ["2026-11-12T10:00:00Z", "on 12 Nov"],
    ["2026-11-12T23:30:00Z", "on 13 Nov"],
    ["2024-02-29T10:00:00Z", "on 29 Feb 2024"],
    ["2026-11-20T11:05:00Z", "today at 12:05"],
    ["2026-11-12T10:00:00", "on 12 Nov"],
    ["soon", ""],
  ])("%s is %s", (iso, words) => {
    expect(whenWords(iso, context)).toBe(words);
  });
});

test("what the broker has is told with its day and status", () => {
  const seen = { broker: found("2026-11-12T10:00:00Z", "No Answer"), desk: null };
  expect(note(seen)).toEqual({ kind: "seen", words: "Sent on 12 Nov, status No Answer" });
});

test("several are counted, and what the broker leaves out leaves no hole", () => {
  expect(note({ broker: found("2026-11-12T10:00:00Z", null, 3), desk: null }).words).toBe(
    "Sent 3 times, last on 12 Nov",
  );
  expect(note({ broker: found(null, null), desk: null }).words).toBe("Sent before");
  expect(note({ broker: found(null, "Busy", 2), desk: null }).words).toBe(
    "Sent 2 times, last at an unknown time, status Busy",
  );
});

test("a lead that the broker's list does not have yet is known to the desk itself", () => {
  const desk = { state: "queued", createdAt: "2026-11-20T11:05:00Z" } as const;
  expect(note({ broker: absent, desk }).words).toBe("Entered here today at 12:05: queued");
  expect(note({ broker: null, desk }).kind).toBe("seen");
});

test("absence is claimed only after the whole list was read", () => {
  expect(note({ broker: absent, desk: null })).toEqual({ kind: "new", words: "New to North Markets" });
  const unsure = "Could not check whether North Markets has this lead";
  expect(note({ broker: { ...absent, complete: false }, desk: null })).toEqual({
    kind: "unsure",
    words: unsure,
  });
  expect(note({ broker: null, desk: null })).toEqual({ kind: "unsure", words: unsure });
});
