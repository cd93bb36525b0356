/** Counts what the test runners report. A test that did not run is a failed one: nothing is skipped silently. */
import * as z from "zod";

export type Tally = {
  readonly passed: number;
  readonly failed: number;
  /** What a person must know beside the runner's own output, one line each. */
  readonly notes: readonly string[];
};

/** A check that is no test runner is one test. */
export function tallyOfCheck(passed: boolean, notes: readonly string[] = []): Tally {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, notes };
}

type Outcome = { readonly name: string; readonly state: "passed" | "flaky" | "failed" | "skipped" };

const NOTES = {
  flaky: "passed only at the second try, which wants a look",
  failed: "failed",
  skipped: "skipped, which counts as failed",
} as const;

/** Adds up; an empty run, and a runner that ends badly though no test failed, count as one failed test. */
function sum(outcomes: readonly Outcome[], endedWell: boolean): Tally {
  const passed = outcomes.filter(({ state }) => state === "passed" || state === "flaky").length;
  const notes = outcomes.flatMap(({ name, state }) =>
    state === "passed" ? [] : [`${NOTES[state]}: ${name}`],
  );
  if (outcomes.length === 0) return { passed: 0, failed: 1, notes: ["it ran no test"] };
  const failed = outcomes.length - passed;
  if (failed > 0 || endedWell) return { passed, failed, notes };
  return { passed, failed: 1, notes: ["no test failed, but the runner ended with an error"] };
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Vitest's `json` reporter. A file that failed outside its tests (it did not load, a hook threw) is one more. */
export function tallyOfVitest(report: unknown, endedWell: boolean): Tally {
  const parsed = vitestReport.safeParse(report);
  if (!parsed.success) return tallyOfCheck(false, ["it left no report"]);
  const outcomes = parsed.data.testResults.flatMap((file): Outcome[] => {
    const tests = file.assertionResults.map(({ fullName, status }): Outcome => {
      const state = status === "passed" || status === "failed" ? status : "skipped";
      return { name: fullName, state };
    });
    const fellByItself = file.status === "failed" && !tests.some(({ state }) => state === "failed");
    return fellByItself ? [...tests, { name: file.name, state: "failed" }] : tests;
  });
  return sum(outcomes, endedWell);
}

const playwrightSuite = z.object({
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({ suites: z.array(playwrightSuite) });

const PLAYWRIGHT_STATES: ReadonlyMap<string, Outcome["state"]> = new Map([
  ["expected", "passed"],
  ["flaky", "flaky"],
  ["skipped", "skipped"],
]);

function outcomesOf(suite: z.infer<typeof playwrightSuite>): Outcome[] {
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ status }): Outcome => {
      return { name: title, state: PLAYWRIGHT_STATES.get(status) ?? "failed" };
    }),
  );
  return [...own, ...(suite.suites ?? []).flatMap(outcomesOf)];
}

/** Playwright's `json` reporter. A test that passed at its second try is counted, and named. */
export function tallyOfPlaywright(report: unknown, endedWell: boolean): Tally {
  const parsed = playwrightReport.safeParse(report);
  if (!parsed.success) return tallyOfCheck(false, ["it left no report"]);
  return sum(parsed.data.suites.flatMap(outcomesOf), endedWell);
}
