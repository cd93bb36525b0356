import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type LeadQuery,
  leadQueryInstants,
  leadQueryToSearch,
  leadQueryToState,
  MAX_PAGE,
  normalizeLeadQuery,
  parseLeadQuery,
  withFilter,
} from "#lib/domain/lead-query.ts";
import { anyQuery, parse } from "./lead-query-any.ts";

const DEFAULTS: LeadQuery = {
  query: "",
  range: "last-30-days",
  from: null,
  to: null,
  tz: null,
  page: 1,
  size: 50,
};

describe("the address", () => {
  test("gives back every query that was built into it", () => {
    fc.assert(
      fc.property(anyQuery, (q) => {
        expect(parseLeadQuery(leadQueryToSearch(q))).toEqual(q);
        expect(parse(leadQueryToSearch(q).toString())).toEqual(q);
        expect(parseLeadQuery(Object.fromEntries(leadQueryToSearch(q)))).toEqual(q);
      }),
      { numRuns: 500 },
    );
  });

  test("says nothing of defaults", () => {
    expect(leadQueryToSearch(DEFAULTS).toString()).toBe("");
    expect(Object.values(leadQueryToState(DEFAULTS)).every((value) => value === null)).toBe(true);
    expect(leadQueryToSearch({ ...DEFAULTS, page: 2, query: "a&b" }).toString()).toBe("query=a%26b&page=2");
  });

  test("reads the contract's example", () => {
    expect(parse("query=jan&from=2026-11-01&to=2026-11-20&page=3&size=100")).toEqual({
      query: "jan",
      range: null,
      from: "2026-11-01",
      to: "2026-11-20",
      tz: null,
      page: 3,
      size: 100,
    });
  });

  test("takes the default for whatever is absent or invalid", () => {
    expect(parse("")).toEqual(DEFAULTS);
    expect(parse("range=never&from=2026-02-30&to=x&tz=Mars/Base&page=0&size=51")).toEqual(DEFAULTS);
    for (const page of ["-1", "1.5", "1e3", "2x", "", " 2", "0x10"])
      expect(parse(`page=${page}`).page).toBe(1);
    for (const size of ["50x", "-25", "0", "1001"]) expect(parse(`size=${size}`).size).toBe(50);
  });

  test("takes the 30 days that end with a last day alone", () => {
    expect(parse("to=2026-11-20")).toMatchObject({ range: null, from: "2026-10-22", to: "2026-11-20" });
    expect(parse("from=x&to=2026-11-20")).toMatchObject({ from: "2026-10-22", to: "2026-11-20" });
    expect(parse("to=0001-01-05")).toMatchObject({ from: "0001-01-05", to: "0001-01-05" });
  });

  test("caps absurd pages and texts", () => {
    expect(parse("page=999999999999").page).toBe(MAX_PAGE);
    expect(parse(`query=${"x".repeat(5000)}`).query).toHaveLength(255);
  });

  test("survives a text cut inside an emoji and a broken one", () => {
    for (const query of [`${"x".repeat(254)}😀`, "a\uD800b"]) {
      const q = normalizeLeadQuery({ ...DEFAULTS, query });
      expect(parseLeadQuery(leadQueryToSearch(q))).toEqual(q);
    }
  });

  test("never throws and always gives a normalised query", () => {
    const keys = fc.constantFrom("query", "range", "from", "to", "tz", "page", "size", "__proto__", "other");
    const garbage = fc.oneof(fc.string(), fc.constantFrom("2026-11-01", "all", "1", "UTC", "constructor"));
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, garbage)), (pairs) => {
        const q = parseLeadQuery(new URLSearchParams(pairs));
        expect(normalizeLeadQuery(q)).toEqual(q);
        expect((q.range === null) !== (q.from === null)).toBe(true);
        leadQueryInstants(q, new Date("2026-11-20T12:00:00Z"), "Europe/Warsaw");
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.oneof(garbage, fc.array(garbage))), (record) => {
        parseLeadQuery(record);
      }),
    );
  });

  test("of a repeated parameter counts the first", () => {
    expect(parse("page=2&page=3").page).toBe(2);
    expect(parseLeadQuery({ page: ["4", "5"] }).page).toBe(4);
  });
});

describe("withFilter", () => {
  test("returns to page 1 whatever changes", () => {
    const third = parse("page=3&query=a");
    expect(withFilter(third, { query: "b" })).toEqual({ ...third, query: "b", page: 1 });
    expect(withFilter(third, { size: 100 }).page).toBe(1);
    fc.assert(
      fc.property(anyQuery, anyQuery, (q, { page: _, ...change }) => withFilter(q, change).page === 1),
    );
  });

  test("a preset takes the place of days, days that of a preset", () => {
    const days = parse("from=2026-11-01&to=2026-11-02");
    expect(withFilter(days, { range: "today" })).toMatchObject({ range: "today", from: null, to: null });
    expect(withFilter(parse("range=all"), { from: "2026-11-01", to: "2026-11-02" })).toMatchObject({
      range: null,
      from: "2026-11-01",
    });
    expect(withFilter(days, { from: null, to: null }).range).toBe("last-30-days");
  });
});
