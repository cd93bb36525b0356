import { describe, expect, test } from "vitest";
import type { BatchView } from "#lib/domain/batch.ts";
import {
  alreadyWords,
  heldWords,
  isLive,
  isStalled,
  openWords,
  paceWords,
  spokenWords,
  statusWords,
  unsent,
} from "#lib/domain/batch-words.ts";

const view = (over: Partial<BatchView> = {}): BatchView => ({
  id: "b",
  fileName: "leads.csv",
  state: "running",
  total: 980,
  done: 412,
  already: 0,
  counts: { accepted: 410, duplicate: 2, queued: 560, sending: 8 },
  heldForSignIn: 0,
  heldForMending: 0,
  perMinute: null,
  secondsLeft: null,
  createdAt: "2026-11-20T12:00:00.000Z",
  endedAt: null,
  ...over,
});

describe("the status line", () => {
  test("reads as the contract has it, with only the outcomes that occur", () => {
    const counts = { accepted: 970, duplicate: 6, rejected: 4 };
    expect(statusWords(view({ done: 980, counts }))).toBe(
      "980 of 980 done: 970 accepted, 6 duplicate, 4 rejected",
    );
    expect(statusWords(view())).toBe("412 of 980 done: 410 accepted, 2 duplicate");
    expect(statusWords(view({ done: 0, counts: { queued: 980 } }))).toBe("0 of 980 done");
  });

  test("groups thousands, and names what was cancelled", () => {
    const counts = { accepted: 1000, cancelled: 9000, rejected: 0 };
    expect(statusWords(view({ total: 10_000, done: 10_000, counts }))).toBe(
      "10,000 of 10,000 done: 1,000 accepted, 9,000 cancelled",
    );
  });

  test("leaves what is still open to a line of its own", () => {
    const counts = { accepted: 1, queued: 5, sending: 3, unknown: 2, held: 1 };
    expect(openWords({ counts })).toBe("3 being sent, 2 unknown, 1 held");
    expect(openWords({ counts: { queued: 5 } })).toBe("");
  });
});

describe("rate and time left", () => {
  test.each([
    [null, null, null],
    [300, 45, "300 leads a minute, less than a minute left"],
    [300, 61, "300 leads a minute, about 2 minutes left"],
    [1, 60, "1 lead a minute, about 1 minute left"],
    [1200, 7230, "1,200 leads a minute, about 2 hours 1 minute left"],
    [300, 3600, "300 leads a minute, about 1 hour left"],
    [0, null, null],
  ])("%s a minute, %s seconds: %s", (perMinute, secondsLeft, words) => {
    expect(paceWords(view({ perMinute, secondsLeft }))).toBe(words);
  });
});

test("rows that were submitted before are said in the right number, or not at all", () => {
  expect(alreadyWords({ already: 0 })).toBeNull();
  expect(alreadyWords({ already: 1 })).toBe(
    "1 row was already submitted from this desk and is not sent again.",
  );
  expect(alreadyWords({ already: 8 })).toBe(
    "8 rows were already submitted from this desk and are not sent again.",
  );
});

test("one lead waits, forty wait", () => {
  expect(heldWords(1)).toBe("1 lead waits for your sign-in");
  expect(heldWords(40)).toBe("40 leads wait for your sign-in");
});

test("a batch is looked at again while it can change by itself", () => {
  expect(isLive(view())).toBe(true);
  expect(isLive(view({ state: "paused" }))).toBe(true);
  expect(isLive(view({ state: "done", done: 979 }))).toBe(true);
  expect(isLive(view({ state: "cancelled", done: 979 }))).toBe(true);
  expect(isLive(view({ state: "done", done: 980 }))).toBe(false);
});

test("only what is neither on its way nor settled would be taken back", () => {
  expect(unsent({ counts: { queued: 5, held: 2, sending: 3, unknown: 1, accepted: 9 } })).toBe(7);
});

test("what is spoken names the state, and the outcomes at the end", () => {
  expect(spokenWords(view(), "North")).toBe("Import: 42 percent done.");
  expect(spokenWords(view({ state: "paused" }), "North")).toBe("The import is paused.");
  expect(spokenWords(view({ heldForSignIn: 2 }), "North")).toBe("2 leads wait for your sign-in");
  const counts = { accepted: 979, rejected: 1 };
  expect(spokenWords(view({ state: "done", done: 980, counts }), "North")).toBe(
    "The import has ended. 979 accepted, 1 rejected",
  );
});

test("a broker that does not answer is named instead of a percentage, but not where the password is what lacks", () => {
  const stalled = view({ perMinute: 0 });
  expect(isStalled(stalled)).toBe(true);
  expect(spokenWords(stalled, "North")).toBe(
    "Waiting for North: nothing has come of the rows for a while. It goes on by itself.",
  );
  expect(spokenWords({ ...stalled, heldForSignIn: 2 }, "North")).toBe("2 leads wait for your sign-in");
  for (const over of [{ perMinute: null }, { perMinute: 3 }, { state: "paused", perMinute: 0 }] as const) {
    expect(isStalled(view(over))).toBe(false);
  }
});
