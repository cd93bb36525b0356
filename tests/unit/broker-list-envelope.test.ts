import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnvelope, totalsOf } from "#lib/server/broker/list-envelope.ts";

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ uuid: String(index) }));

function totals(json: unknown, page: number, size: number) {
  const envelope = readEnvelope(json);
  if (envelope === null) throw new Error("expected a list");
  const { totalRows, totalPages } = totalsOf(envelope, { page, size });
  return [totalRows, totalPages];
}

test.each([
  ["null", null],
  ["nothing", undefined],
  ["words", "leads"],
  ["an object without rows", { totalElements: 0 }],
  ["rows that are none", { content: null }],
  ["an error told with 200", { status: "INTERNAL_SERVER_ERROR", message: "x" }],
  ["another envelope", { data: [] }],
])("%s is no list, not an empty one", (_, json) => {
  expect(readEnvelope(json)).toBeNull();
});

describe("the length of the list", () => {
  const page = (count: number, more: object = {}) => ({ content: rows(count), ...more });

  test.each([
    ["a Spring page", page(50, { totalElements: 2500, totalPages: 50, size: 50 }), 0, 50, [2500, 50]],
    ["its last page", page(10, { totalElements: 110, totalPages: 3, last: true }), 2, 50, [110, 3]],
    ["an empty list", page(0, { totalElements: 0, totalPages: 0 }), 0, 50, [0, 0]],
    ["an empty list without totals", page(0), 0, 50, [0, 0]],
    ["a page behind the end", page(0, { totalElements: 110 }), 9, 50, [110, 3]],
    ["a page behind the end without totals", page(0), 9, 50, [null, null]],
    ["a full page without totals", page(50), 0, 50, [null, null]],
    ["a full page that says it is the last", page(50, { last: true }), 1, 50, [100, 2]],
    ["a short page without totals", page(20), 1, 50, [70, 2]],
    ["a short page that says it is not the last", page(20, { last: false }), 1, 50, [null, null]],
    ["a page that says only how many pages", page(50, { totalPages: 7 }), 1, 50, [null, 7]],
    ["a last page that contradicts itself", page(50, { last: true, totalPages: 7 }), 1, 50, [null, 7]],
    ["fewer pages than this one", page(50, { totalPages: 1 }), 1, 50, [null, null]],
    ["a total smaller than what was read", page(50, { totalElements: 50 }), 1, 50, [null, null]],
    ["a negative total", page(50, { totalElements: -1 }), 0, 50, [null, null]],
    ["a total in words", page(50, { totalElements: "many" }), 0, 50, [null, null]],
    ["a total of half a row", page(50, { totalElements: 99.5 }), 0, 50, [null, null]],
    ["a broker that caps the page", page(20, { size: 20, totalElements: 100 }), 0, 50, [100, 5]],
    ["a capped page without totals", page(20, { size: 20 }), 0, 50, [null, null]],
    ["a page size that cannot be", page(50, { size: 5, totalElements: 100 }), 0, 50, [100, 2]],
    ["a page size of zero", page(50, { size: 0, totalElements: 100 }), 0, 50, [100, 2]],
    ["a bare array", rows(20), 0, 50, [20, 1]],
    ["a full bare array", rows(50), 0, 50, [null, null]],
    ["a bare empty array", [], 0, 50, [0, 0]],
    ["a bare array longer than the page: the whole list", rows(120), 0, 50, [120, 3]],
    ["the same for a later page", rows(120), 2, 50, [120, 3]],
    ["a longer page of a longer list", page(120, { totalElements: 300 }), 0, 50, [300, 6]],
    ["a longer page that says it is not the last", page(120, { last: false }), 0, 50, [null, null]],
  ])("%s", (_, json, index, size, expected) => {
    expect(totals(json, index, size)).toEqual(expected);
  });

  test("is never less than what was read, whatever the broker says", () => {
    const said = fc.oneof(fc.integer(), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.record({ totalElements: said, totalPages: said, size: said, last: fc.oneof(fc.boolean(), said) }),
        fc.nat(60),
        fc.nat(20),
        (more, count, index) => {
          const [totalRows, totalPages] = totals({ content: rows(count), ...more }, index, 50);
          if (totalRows !== null && totalRows !== undefined) expect(totalRows).toBeGreaterThanOrEqual(count);
          if (totalPages !== null && totalPages !== undefined && count > 0) {
            expect(totalPages).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
