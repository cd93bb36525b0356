import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ImportChecker } from "#lib/domain/import-check.ts";
import type { CheckRow } from "#lib/domain/import-row.ts";
import type { ImportCounts, RowStanding } from "#lib/domain/import-types.ts";
import { emptyLeadForm } from "#lib/domain/lead-input.ts";
import { NORTH } from "./support/import-desk.ts";

/** Rows of two cells: an email ("" is none) and a name that is faulty where it is "bad". The rules have tests of their own. */
const rules: CheckRow = ([email = "", name]) => ({
  form: { ...emptyLeadForm(NORTH), email },
  emailKey: email === "" ? null : email.toLowerCase(),
  faults: name === "bad" || email === "" ? { firstName: "Enter the first name." } : {},
  doubts: {},
});

function checkerOf(rows: readonly (readonly [string, string])[]): ImportChecker {
  const checker = new ImportChecker(rows.map((row) => [...row]));
  checker.setCheck(rules);
  checker.checkSlice(0, rows.length);
  return checker;
}

const standings = (checker: ImportChecker) => checker.numbers(null).map((row) => checker.view(row)?.standing);

const email = fc.constantFrom("a@x.pl", "A@x.pl", "b@x.pl", "c@x.pl", "");
const name = fc.constantFrom("Jan", "bad");
const rows = fc.array(fc.tuple(email, name), { minLength: 1, maxLength: 12 });

type Step =
  | { readonly do: "edit"; readonly row: number; readonly column: number; readonly text: string }
  | { readonly do: "remove"; readonly rows: readonly number[] }
  | { readonly do: "submitted"; readonly rows: readonly number[] }
  | { readonly do: "undo" };

const row = fc.integer({ min: 0, max: 13 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("edit" as const), row, column: fc.constant(0), text: email }),
  fc.record({ do: fc.constant("edit" as const), row, column: fc.constant(1), text: name }),
  fc.record({ do: fc.constant("remove" as const), rows: fc.array(row, { maxLength: 3 }) }),
  fc.record({ do: fc.constant("submitted" as const), rows: fc.array(row, { maxLength: 3 }) }),
  fc.record({ do: fc.constant("undo" as const) }),
);

function take(checker: ImportChecker, each: Step): void {
  if (each.do === "edit") checker.edit(each.column, new Map([[each.row, each.text]]));
  if (each.do === "remove") checker.remove(each.rows);
  if (each.do === "submitted") checker.markSubmitted(each.rows);
  if (each.do === "undo") checker.undo();
}

/** Where every row should stand, worked out from the start. */
function expected(checker: ImportChecker, submitted: ReadonlySet<string>): RowStanding[] {
  const seen = new Set<string>();
  return checker.numbers(null).map((number) => {
    const { emailKey, faults } = rules(checker.view(number)?.cells ?? []);
    const isRepeat = emailKey !== null && seen.has(emailKey);
    if (emailKey !== null) seen.add(emailKey);
    if (Object.keys(faults).length > 0) return "faulty";
    if (isRepeat) return "repeated";
    return emailKey !== null && submitted.has(emailKey) ? "already" : "ready";
  });
}

function counted(found: readonly (RowStanding | undefined)[]): ImportCounts {
  const of = (standing: RowStanding) => found.filter((each) => each === standing).length;
  return {
    total: found.length,
    ready: of("ready"),
    faulty: of("faulty"),
    repeated: of("repeated"),
    already: of("already"),
  };
}

test("after any edits, removals, undos and answers of the desk every row stands in exactly one right place", () => {
  fc.assert(
    fc.property(rows, fc.array(step, { maxLength: 15 }), (table, steps) => {
      const checker = checkerOf(table);
      const submitted = new Set<string>();
      for (const each of steps) {
        if (each.do === "submitted")
          for (const key of each.rows.map((number) => checker.emailKey(number))) if (key) submitted.add(key);
        take(checker, each);
        const found = standings(checker);
        expect(found).toEqual(expected(checker, submitted));
        expect(checker.counts()).toEqual(counted(found));
      }
    }),
    { numRuns: 1000 },
  );
});

test("an edit and its undo leave rows and counts as they were, and so does a removal", () => {
  fc.assert(
    fc.property(rows, step, (table, each) => {
      fc.pre(each.do === "edit" || each.do === "remove");
      const checker = checkerOf(table);
      const all = () => checker.numbers(null).map((number) => structuredClone(checker.view(number)));
      const [before, counts] = [all(), checker.counts()];
      take(checker, each);
      checker.undo();
      expect(all()).toEqual(before);
      expect(checker.counts()).toEqual(counts);
      expect(checker.undo()).toBe(false);
    }),
    { numRuns: 300 },
  );
});

describe("what an edit reports", () => {
  test("the row itself and the one whose repeat it was", () => {
    const checker = checkerOf([
      ["a@x.pl", "Jan"],
      ["b@x.pl", "Ala"],
      ["a@x.pl", "Ewa"],
    ]);
    expect(standings(checker)).toEqual(["ready", "ready", "repeated"]);
    expect(checker.edit(0, new Map([[1, "new@x.pl"]])).sort()).toEqual([1, 3]);
    expect(standings(checker)).toEqual(["ready", "ready", "ready"]);
    expect(checker.edit(0, new Map([[1, "new@x.pl"]]))).toEqual([]);
  });

  test("a row or column that is not there changes nothing", () => {
    const checker = checkerOf([["a@x.pl", "Jan"]]);
    expect(checker.edit(7, new Map([[1, "x"]]))).toEqual([]);
    expect(checker.edit(0, new Map([[2, "x"]]))).toEqual([]);
    expect(checker.undo()).toBe(false);
  });
});

test("a repeat behind a row with problems knows that row, until that one is mended", () => {
  const checker = checkerOf([
    ["c@x.pl", "Iga"],
    ["a@x.pl", "bad"],
    ["a@x.pl", "Ewa"],
    ["c@x.pl", "Ala"],
  ]);
  expect([1, 2, 3, 4].map((row) => checker.view(row)?.behind)).toEqual([undefined, undefined, 2, undefined]);
  checker.edit(1, new Map([[2, "Jan"]]));
  expect(checker.view(3)).toMatchObject({ standing: "repeated" });
  expect(checker.view(3)?.behind).toBeUndefined();
});

test("a removal says how many rows it took: none is nothing that could be undone", () => {
  const checker = checkerOf([
    ["a@x.pl", "Jan"],
    ["b@x.pl", "Ala"],
  ]);
  expect(checker.remove([1, 1, 7])).toBe(1);
  expect(checker.remove([1])).toBe(0);
  expect(checker.undo()).toBe(true);
  expect(checker.undo()).toBe(false);
});

test("other rules put every row where it stands by them", () => {
  const checker = checkerOf([
    ["a@x.pl", "Jan"],
    ["a@x.pl", "Ala"],
    ["", "Ewa"],
  ]);
  const form = emptyLeadForm(NORTH);
  checker.setCheck(([, key = ""]) => ({ form, emailKey: key, faults: {}, doubts: {} }));
  checker.checkSlice(0, 3);
  expect(standings(checker)).toEqual(["ready", "ready", "ready"]);
  expect(checker.counts()).toEqual({ total: 3, ready: 3, faulty: 0, repeated: 0, already: 0 });
});

test("ready rows are handed in once, in order, in slices", () => {
  const checker = checkerOf([
    ["a@x.pl", "Jan"],
    ["b@x.pl", "bad"],
    ["c@x.pl", "Ala"],
    ["a@x.pl", "Ewa"],
    ["d@x.pl", "Iga"],
  ]);
  expect(checker.handed(1, 2).map((each) => each.row)).toEqual([1, 3]);
  expect(checker.handed(4, 2).map((each) => each.row)).toEqual([5]);
  checker.markSubmitted([1, 3, 5]);
  expect(checker.handed(1, 9)).toEqual([]);
  expect(checker.counts()).toEqual({ total: 5, ready: 0, faulty: 1, repeated: 1, already: 3 });
});

test("100,000 rows of one email are checked in the time of any others", () => {
  const same = Array.from({ length: 100_000 }, (): [string, string] => ["a@x.pl", "Jan"]);
  const begun = performance.now();
  expect(checkerOf(same).counts()).toMatchObject({ ready: 1, repeated: 99_999 });
  expect(performance.now() - begun).toBeLessThan(15_000);
});
