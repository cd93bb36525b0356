import { describe, expect, test } from "vitest";
import { type OutcomeOf, outcomeOf } from "#lib/domain/outcome.ts";
import {
  HELD_REASONS,
  REJECTED_REASONS,
  SUBMISSION_STATES,
  type SubmissionReason,
  type SubmissionState,
  WAIT_REASONS,
} from "#lib/domain/submission.ts";

const EMAIL = "jan@x.pl";
const say = (state: SubmissionState, reason: SubmissionReason | null = null, email = EMAIL) =>
  outcomeOf({ state, reason, email }, "North Markets");

const REASONS: Partial<Record<SubmissionState, readonly SubmissionReason[]>> = {
  queued: WAIT_REASONS,
  held: HELD_REASONS,
  rejected: REJECTED_REASONS,
};
const ALL: readonly OutcomeOf[] = SUBMISSION_STATES.flatMap((state) =>
  [null, ...(REASONS[state] ?? [])].map((reason) => ({ state, reason, email: EMAIL })),
);

describe("every outcome", () => {
  test.each(ALL)("names the lead and the broker: $state $reason", (view) => {
    const { title, why, next } = outcomeOf(view, "North Markets");
    expect(title).toContain(EMAIL);
    expect(`${title} ${why}`).toContain("North Markets");
    for (const sentence of [title, why, next]) {
      if (sentence !== null) expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  test.each(ALL)("begins with its one word: $state $reason", (view) => {
    const { title, label } = outcomeOf(view, "North Markets");
    expect(title.startsWith(`${label}: `)).toBe(true);
  });

  test("an erased email leaves no hole in the words", () => {
    expect(say("accepted", null, "").title).toBe("Accepted: the lead is at North Markets.");
  });
});

test("only what asks for a decision interrupts", () => {
  const alerts = SUBMISSION_STATES.filter((state) => say(state).kind === "alert");
  expect(alerts).toEqual(["held", "duplicate", "rejected"]);
});

test("acceptance has one wording, whatever the broker answered", () => {
  expect(say("accepted").title).toBe("Accepted: jan@x.pl is at North Markets.");
});

test("each reason of a state has words of its own", () => {
  for (const [state, reasons] of [
    ["held", HELD_REASONS],
    ["rejected", REJECTED_REASONS],
  ] as const) {
    const titles = reasons.map((reason) => say(state, reason).title);
    expect(new Set(titles).size).toBe(reasons.length);
  }
  const waits = WAIT_REASONS.map((reason) => say("queued", reason).why);
  expect(new Set(waits).size).toBe(WAIT_REASONS.length);
});

test("whoever must act is told how", () => {
  const stuck = ALL.filter(
    ({ state, reason }) => reason !== null || state === "unknown" || state === "duplicate",
  );
  for (const view of stuck) expect(outcomeOf(view, "North Markets").next).not.toBeNull();
});

test("an unknown lead is said to be looked up before anything is sent again", () => {
  expect(say("unknown").why).toContain(
    "Before anything is sent again, the desk looks it up in the broker's list",
  );
});
