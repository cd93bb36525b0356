import { expect, test } from "vitest";
import { standingWords } from "#components/import/grid-columns.ts";
import { isMatched, matchFaults, withColumn, withOffer } from "#components/import/matching.ts";
import { countLine } from "#components/import/words.ts";
import { BROKER } from "./lead-form-stage.tsx";

const NONE = { total: 0, ready: 0, faulty: 0, repeated: 0, already: 0 };
const SHARED = {
  offerUuid: BROKER.offers[0]?.uuid ?? "",
  country: "",
  source: { name: "Autumn FX", site: "mine.example", description: "", trackingId: "t" },
};

test("the count line names what there is, and leaves out what is none", () => {
  expect(countLine({ total: 1000, ready: 980, faulty: 12, repeated: 8, already: 0 })).toBe(
    "1,000 rows: 980 ready, 12 with problems, 8 repeated in the file",
  );
  expect(countLine({ ...NONE, total: 1000, ready: 1000 })).toBe("1,000 rows: 1,000 ready");
  expect(countLine({ ...NONE, total: 1, already: 1 })).toBe("1 row: 0 ready, 1 already submitted");
});

test("a row that goes nowhere since an earlier one has problems names that one", () => {
  const row = { row: 1402, cells: [], faults: {}, doubts: {} };
  expect(standingWords({ ...row, standing: "repeated", behind: 1200 })).toBe(
    "Repeated: row 1,200 has this email, and problems",
  );
  expect(standingWords({ ...row, standing: "repeated" })).toBe("Repeated: this email is in an earlier row");
});

test("a column stands for one field: choosing it takes it from the field that had it", () => {
  const match = withColumn({ email: 0, phone: 1 }, "country", 1);
  expect(match).toEqual({ email: 0, country: 1 });
  expect(withColumn(match, "email", null)).toEqual({ country: 1 });
});

test("names, email, phone and what the broker requires must have a column; a country may be the same for all", () => {
  const broker = { ...BROKER, requiredFields: ["country", "city"] as const };
  expect(Object.keys(matchFaults({}, SHARED, broker))).toEqual([
    ...["firstName", "lastName", "email", "phone", "country", "city"],
  ]);
  const match = { fullName: 0, email: 1, phone: 2, city: 3 };
  expect(matchFaults(match, { ...SHARED, country: "PL" }, broker)).toEqual({});
});

test("another offer brings its source along, but not over a part that was edited", () => {
  const { source } = withOffer(SHARED, BROKER, BROKER.offers[1]?.uuid ?? "");
  expect(source).toEqual({
    ...{ name: "Gold Basics", site: "mine.example" },
    ...{ description: "Webinar", trackingId: "t" },
  });
});

test("a part that would move the others, or is too long, holds the rows back as the form would", () => {
  const match = { fullName: 0, email: 1, phone: 2 };
  const matched = (site: string) =>
    isMatched(match, { ...SHARED, country: "PL", source: { ...SHARED.source, site } }, BROKER);
  expect(matched("a|b")).toBe(false);
  expect(matched("a".repeat(256))).toBe(false);
  expect(matched("a".repeat(255))).toBe(true);
  expect(matched("😀".repeat(200))).toBe(true);
  expect(matched("😀".repeat(256))).toBe(false);
});
