import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { answerInWords, nextStep, personInWords } from "#lib/domain/history-answers.ts";
import {
  type HistoryQuery,
  historyQueryToSearch,
  historyQueryToState,
  parseHistoryQuery,
  withHistoryFilter,
} from "#lib/domain/history-query.ts";
import { receiptLines, receiptText } from "#lib/domain/history-receipt.ts";
import { fold, hasWords, searchWords } from "#lib/domain/history-search.ts";
import { leadsInWords, outcomeInAWord, pageInWords, unsettledInWords } from "#lib/domain/history-words.ts";
import { outcomeOf } from "#lib/domain/outcome.ts";
import { BROKER_PROBLEMS } from "#lib/domain/problem.ts";
import { HELD_REASONS, SUBMISSION_STATES, type SubmissionReason } from "#lib/domain/submission.ts";

const parse = (search: string) => parseHistoryQuery(new URLSearchParams(search));
const DEFAULTS: HistoryQuery = { query: "", state: null, batch: null, page: 1, size: 50 };

const anyQuery: fc.Arbitrary<HistoryQuery> = fc.record({
  query: fc.string({ unit: "binary", maxLength: 255 }).map((text) => text.slice(0, 255).toWellFormed()),
  state: fc.option(fc.constantFrom(...SUBMISSION_STATES)),
  batch: fc.option(fc.uuid()),
  page: fc.integer({ min: 1, max: 1_000_000 }),
  size: fc.integer({ min: 1, max: 1000 }),
});

describe("the address", () => {
  test("gives back every query that was built into it", () => {
    fc.assert(
      fc.property(anyQuery, (q) => {
        expect(parseHistoryQuery(historyQueryToSearch(q))).toEqual(q);
        expect(parse(historyQueryToSearch(q).toString())).toEqual(q);
      }),
      { numRuns: 500 },
    );
  });

  test("says nothing of defaults, and takes them for what is absent or invalid", () => {
    expect(historyQueryToSearch(DEFAULTS).toString()).toBe("");
    expect(Object.values(historyQueryToState(DEFAULTS)).every((value) => value === null)).toBe(true);
    expect(parse("")).toEqual(DEFAULTS);
    expect(parse("state=gone&page=0&size=1001")).toEqual(DEFAULTS);
    expect(parse("state=all&batch=12&page=x&size=-1")).toEqual(DEFAULTS);
    expect(parse("state=Accepted&page=999999999&size=1000")).toEqual({
      ...{ query: "", state: "accepted", batch: null, page: 1_000_000, size: 1000 },
    });
  });

  test("another filter returns to page 1", () => {
    fc.assert(fc.property(anyQuery, (q) => withHistoryFilter(q, { state: "held" }).page === 1));
    expect(withHistoryFilter(parse("page=3&query=a"), { size: 25 })).toEqual({
      ...DEFAULTS,
      query: "a",
      size: 25,
    });
  });
});

describe("search", () => {
  test("compares without case and accents, whatever the order of words", () => {
    const text = fold("Inés Müller\ninés@bücher.example");
    for (const query of ["ines", "MULLER ines", "bücher", " müller  "]) {
      expect(hasWords(text, searchWords(query))).toBe(true);
    }
    expect(hasWords(text, searchWords("ines nobody"))).toBe(false);
    expect(searchWords(" \t ")).toEqual([]);
  });

  test("every part of a text finds it", () => {
    const part = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => /^\S+$/.test(text));
    fc.assert(
      fc.property(fc.string(), part, fc.string(), (before, middle, after) =>
        hasWords(fold(`${before} ${middle} ${after}`), searchWords(middle)),
      ),
    );
  });
});

const attempt = (over: Partial<SubmissionHistory["attempts"][number]> = {}) => ({
  ...{ id: "a", kind: "create" as const, startedAt: "2026-11-20T13:03:22.000Z", status: 409 },
  ...{ endedAt: "2026-11-20T13:03:23.000Z", answer: "conflict", technical: null },
  ...over,
});

describe("words", () => {
  test("every answer of a broker has words of its own that name it", () => {
    for (const answer of ["accepted", ...BROKER_PROBLEMS]) {
      const words = answerInWords(attempt({ answer }), "North");
      expect(words).not.toBe("North gave no clear answer.");
      if (answer !== "aborted") expect(words).toContain("North");
    }
    expect(answerInWords(attempt({ answer: "constructor" }), "North")).toBe("North gave no clear answer.");
    expect(answerInWords(attempt({ kind: "look-up", answer: "no-answer" }), "North")).toBe(
      "The list of North could not be had.",
    );
  });

  test("every state that waits for a person says what to do", () => {
    for (const reason of HELD_REASONS) expect(nextStep({ state: "held", reason }, "North")).not.toBeNull();
    for (const state of ["accepted", "sending", "cancelled"] as const) {
      expect(nextStep({ state, reason: null }, "North")).toBeNull();
    }
  });

  test("the broker's manager is asked for a permission only where the broker refused it", () => {
    const next = (reason: SubmissionReason | null) => nextStep({ state: "held", reason }, "North");
    const asking = [...HELD_REASONS, null].filter((reason) => next(reason)?.includes("permission"));
    expect(asking).toEqual(["not-permitted"]);
    expect(next("desk-fault")).toBe("Send it again. If it stays, tell whoever runs this desk.");
  });

  test("the list's word for an outcome is that of the details", () => {
    for (const state of SUBMISSION_STATES) {
      for (const reason of [null, ...HELD_REASONS]) {
        const { label, tone } = outcomeOf({ state, reason, email: "" }, "North");
        expect(outcomeInAWord({ state, reason })).toEqual({ label, tone });
      }
    }
  });

  test("counts read well", () => {
    expect(pageInWords(50, 2, 50, 2500)).toBe("51–100 of 2,500 submissions");
    expect(pageInWords(1, 1, 50, 1)).toBe("1–1 of 1 submission");
    expect(pageInWords(0, 9, 50, 3)).toBe("3 submissions");
    expect(leadsInWords(1234)).toBe("1,234 leads");
    const none = Object.fromEntries(SUBMISSION_STATES.map((state) => [state, 0]));
    const counts = { ...none, queued: 2, sending: 0, unknown: 0, held: 1, accepted: 9 };
    expect(unsettledInWords({ duplicate: 0, rejected: 0, cancelled: 0, ...counts })).toEqual([
      ["queued", "2 queued"],
      ["held", "1 held"],
    ]);
    expect(personInWords({ leads: 0, waiting: 0, onTheirWay: 0 }, "North")).toMatch(/^Nothing/);
    expect(personInWords({ leads: 3, waiting: 1, onTheirWay: 0 }, "North")).toContain("will be cancelled");
    expect(personInWords({ leads: 3, waiting: 1, onTheirWay: 2 }, "North")).toContain("once that is settled");
  });
});

describe("a receipt", () => {
  const history: SubmissionHistory = {
    submission: {
      ...{ id: "our-id", state: "duplicate", reason: null, email: "a@b.example", name: "Jan Nowak" },
      ...{ offer: "Autumn FX", attempts: 1, leadId: null, technical: null, nextAt: null, lead: null },
      createdAt: "2026-11-20T13:03:22.000Z",
      settledAt: "2026-11-20T13:03:23.000Z",
    },
    ...{ by: "demo@affiliate.example", batchId: null, rowNumber: null, correctedBy: null, corrects: null },
    lastSentAt: null,
    attempts: [attempt()],
  };
  const about = { broker: "North", write: (iso: string, zone: string) => `${iso} in ${zone}` };

  test("says outcome, ids, times in both zones and the answer, and nothing that is not known", () => {
    const lines = receiptLines(history, { ...about, zone: "Europe/Warsaw" });
    const text = receiptText(lines);
    for (const part of [
      "Outcome: Duplicate",
      "our-id",
      "Entered (UTC)",
      "Settled (Europe/Warsaw)",
      "HTTP 409",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain("Broker's lead ID");
  });

  test("says a time once where the zone is UTC", () => {
    const labels = receiptLines(history, { ...about, zone: "UTC" }).map(({ label }) => label);
    expect(labels.filter((label) => label.startsWith("Entered ("))).toEqual(["Entered (UTC)"]);
  });
});
