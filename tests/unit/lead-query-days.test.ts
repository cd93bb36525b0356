import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leadQueryDays, leadQueryInstants } from "#lib/domain/lead-query.ts";
import { anyQuery, parse } from "./lead-query-any.ts";

describe("days and presets", () => {
  test("reversed days are swapped", () => {
    expect(parse("from=2026-11-20&to=2026-11-01")).toMatchObject({ from: "2026-11-01", to: "2026-11-20" });
  });

  test("two days win over a preset, a preset over one day", () => {
    expect(parse("range=today&from=2026-11-01&to=2026-11-02")).toMatchObject({
      range: null,
      from: "2026-11-01",
    });
    expect(parse("range=today&from=2026-11-01")).toMatchObject({ range: "today", from: null });
  });

  test("from alone means until today, to alone the 30 days that end with it", () => {
    const now = new Date("2026-11-20T23:30:00Z");
    expect(leadQueryDays(parse("from=2026-11-01"), now, "Europe/Warsaw")).toEqual({
      from: "2026-11-01",
      to: "2026-11-21",
      zone: "Europe/Warsaw",
    });
    expect(leadQueryDays(parse("from=2027-01-01"), now, "UTC").to).toBe("2027-01-01");
    expect(leadQueryDays(parse("to=2026-11-01"), now, "UTC")).toMatchObject({
      from: "2026-10-03",
      to: "2026-11-01",
    });
  });

  test("are counted in the chosen zone, else in the broker's", () => {
    const now = new Date("2026-11-20T23:30:00Z");
    expect(leadQueryDays(parse("range=today"), now, "Europe/Warsaw").from).toBe("2026-11-21");
    expect(leadQueryDays(parse("range=today&tz=America/New_York"), now, "Europe/Warsaw")).toEqual({
      from: "2026-11-20",
      to: "2026-11-20",
      zone: "America/New_York",
    });
  });

  test("become the instants of whole days, daylight saving included", () => {
    const now = new Date("2026-11-20T12:00:00Z");
    expect(leadQueryInstants(parse("from=2026-10-25&to=2026-10-25"), now, "Europe/Warsaw")).toEqual({
      from: "2026-10-24T22:00:00Z",
      to: "2026-10-25T22:59:59Z",
    });
    expect(leadQueryInstants(parse("range=all"), now, "Europe/Warsaw")).toEqual({
      from: "2000-01-01T00:00:00Z",
      to: "2026-11-21T22:59:59Z",
    });
    expect(leadQueryInstants(parse(""), now, "UTC")).toEqual({
      from: "2026-10-22T00:00:00Z",
      to: "2026-11-20T23:59:59Z",
    });
  });

  test("never ask for a range that ends before it begins", () => {
    const now = new Date("2026-11-20T12:00:00Z");
    const zones = fc.constantFrom("Pacific/Apia", "Pacific/Kwajalein", "UTC", "America/Havana");
    fc.assert(
      fc.property(anyQuery, zones, (q, zone) => {
        const { from, to } = leadQueryInstants(q, now, zone);
        expect(from <= to).toBe(true);
        expect(from).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      }),
    );
    const { from, to } = leadQueryInstants(parse("from=2011-12-30&to=2011-12-30"), now, "Pacific/Apia");
    expect(from <= to).toBe(true);
  });
});
