import { describe, expect, test } from "vitest";
import { tallyOfPlaywright, tallyOfVitest } from "../../scripts/tally.ts";

function vitestFile(status: string, ...statuses: string[]) {
  return {
    name: "a.test.ts",
    status,
    assertionResults: statuses.map((s) => ({ fullName: `it ${s}`, status: s })),
  };
}

describe("what vitest reports", () => {
  const tally = (endedWell: boolean, ...testResults: unknown[]) => tallyOfVitest({ testResults }, endedWell);

  test("passed and failed tests are counted over all files", () => {
    const files = [vitestFile("passed", "passed", "passed"), vitestFile("failed", "passed", "failed")];
    expect(tally(false, ...files)).toEqual({ passed: 3, failed: 1, notes: ["failed: it failed"] });
  });

  test.each(["skipped", "todo", "pending", "disabled"])(
    "a test that is %s counts as failed and is named",
    (status) => {
      expect(tally(true, vitestFile("passed", "passed", status))).toEqual({
        passed: 1,
        failed: 1,
        notes: [`skipped, which counts as failed: it ${status}`],
      });
    },
  );

  test("a file that does not load, or whose hook throws, is a failure", () => {
    expect(tally(false, vitestFile("failed"))).toMatchObject({ passed: 0, failed: 1 });
    expect(tally(false, vitestFile("failed", "passed"))).toMatchObject({ passed: 1, failed: 1 });
  });

  test("an error outside of all tests is a failure", () => {
    expect(tally(false, vitestFile("passed", "passed"))).toMatchObject({ passed: 1, failed: 1 });
  });

  test("a run without a test, or without a report, is a failure", () => {
    expect(tally(true)).toEqual({ passed: 0, failed: 1, notes: ["it ran no test"] });
    expect(tallyOfVitest(null, true)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe("what Playwright reports", () => {
  const spec = (status: string) => ({ title: `journey ${status}`, tests: [{ status }] });
  const tally = (endedWell: boolean, ...suites: unknown[]) => tallyOfPlaywright({ suites }, endedWell);

  test("tests are counted in suites of any depth", () => {
    const inner = { specs: [spec("expected"), spec("unexpected")] };
    const outer = { specs: [spec("expected")], suites: [{ specs: [], suites: [inner] }] };
    expect(tally(false, outer)).toEqual({
      passed: 2,
      failed: 1,
      notes: ["failed: journey unexpected"],
    });
  });

  test("a test that passed only at its second try counts as passed and is named", () => {
    expect(tally(true, { specs: [spec("flaky")] })).toEqual({
      passed: 1,
      failed: 0,
      notes: ["passed only at the second try, which wants a look: journey flaky"],
    });
  });

  test("a skipped test counts as failed and is named", () => {
    expect(tally(true, { specs: [spec("expected"), spec("skipped")] })).toEqual({
      passed: 1,
      failed: 1,
      notes: ["skipped, which counts as failed: journey skipped"],
    });
  });

  test("a run without a test, or that broke off, is a failure", () => {
    expect(tally(true)).toMatchObject({ passed: 0, failed: 1 });
    expect(tally(false, { specs: [spec("expected")] })).toMatchObject({ passed: 1, failed: 1 });
  });
});
