import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  RESULT_HEADERS,
  resultCells,
  resultFileName,
  withoutResultColumns,
} from "#lib/domain/batch-results.ts";
import { HELD_REASONS, REJECTED_REASONS, SUBMISSION_STATES, WAIT_REASONS } from "#lib/domain/submission.ts";

describe("the file's own columns", () => {
  test("whatever a results file had added is taken off again", () => {
    const isOwn = (name: string) =>
      !RESULT_HEADERS.some((added) => added.toLowerCase() === name.trim().toLowerCase());
    const own = fc.array(fc.string().filter(isOwn), { minLength: 1 });
    fc.assert(
      fc.property(own, fc.integer({ min: 0, max: 3 }), (header, times) => {
        const files = Array.from({ length: times }, () => RESULT_HEADERS).flat();
        expect(withoutResultColumns([...header, ...files])).toEqual(header);
      }),
    );
  });

  test("a column of such a name among the file's own stays, and so do the columns after it", () => {
    expect(withoutResultColumns(["Reason", "Email"])).toEqual(["Reason", "Email"]);
    expect(withoutResultColumns(["Outcome"])).toEqual(["Outcome"]);
    expect(withoutResultColumns([])).toEqual([]);
  });
});

describe("what became of a row", () => {
  const base = { leadId: null, sentAt: null, reason: null } as const;

  test("an accepted one has the lead's ID and the time on the broker's clock, and no reason", () => {
    const row = { ...base, state: "accepted", leadId: "7a", sentAt: "2026-07-01T10:00:00.000Z" } as const;
    expect(resultCells(row, "North", "Europe/Warsaw")).toEqual([
      "Accepted",
      "",
      "7a",
      "2026-07-01T12:00:00+02:00",
    ]);
  });

  test("one that may have arrived is not called cancelled", () => {
    const row = { ...base, state: "cancelled", reason: "no-answer-for-a-day" } as const;
    expect(resultCells(row, "North", "UTC").slice(0, 2)).toEqual([
      "Given up",
      "The lead may be at North all the same.",
    ]);
  });

  test("every state and reason is a sentence of its own, without the outcome's label before it", () => {
    const reasons = [null, ...WAIT_REASONS, ...HELD_REASONS, ...REJECTED_REASONS];
    for (const state of SUBMISSION_STATES) {
      for (const reason of reasons) {
        const [label = "", why = ""] = resultCells({ ...base, state, reason }, "North", "UTC");
        expect(label).not.toBe("");
        if (state === "accepted") continue;
        expect(why).toMatch(/^[A-Z].*\.$/);
        expect(why.startsWith(`${label}:`)).toBe(false);
      }
    }
  });
});

test("the file's name has the day and which of the two it is", () => {
  expect(resultFileName("results", "2026-11-20")).toBe("import_2026-11-20_results.csv");
  expect(resultFileName("failed", "2026-11-20")).toBe("import_2026-11-20_failed.csv");
});
