import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Day,
  dayEndInstant,
  dayStartInstant,
  formatInstant,
  isDay,
  isTimeZone,
  PRESET_LABELS,
  PRESETS,
  presetDays,
  toUpstreamInstant,
} from "#lib/domain/day-range.ts";

const WARSAW = "Europe/Warsaw";
const start = (day: Day, zone: string) => toUpstreamInstant(dayStartInstant(day, zone));
const end = (day: Day, zone: string) => toUpstreamInstant(dayEndInstant(day, zone));
const hours = (day: Day, zone: string) =>
  (dayEndInstant(day, zone).getTime() - dayStartInstant(day, zone).getTime() + 1000) / 3_600_000;

test("a day is a calendar day that exists", () => {
  for (const day of ["2026-11-01", "2024-02-29", "0001-01-01", "9999-12-31"]) expect(isDay(day)).toBe(true);
  for (const text of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "0000-01-01",
    "",
    "2026-11-01 ",
    "x",
  ])
    expect(isDay(text)).toBe(false);
  fc.assert(fc.property(fc.string(), (text) => typeof isDay(text) === "boolean"));
});

test("a time zone is a name the runtime knows, never a bare offset or a property of objects", () => {
  for (const zone of ["UTC", WARSAW, "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Etc/GMT+5"])
    expect(isTimeZone(zone)).toBe(true);
  for (const zone of [
    "",
    "+01:00",
    "Mars/Base",
    "constructor",
    "__proto__",
    "Europe/Warsaw ",
    "A".repeat(99),
  ])
    expect(isTimeZone(zone)).toBe(false);
});

describe("presets", () => {
  const now = new Date("2026-03-15T23:30:00Z");
  const days = (zone: string) =>
    Object.fromEntries(PRESETS.map((preset) => [preset, presetDays(preset, now, zone)]));

  test("count in the zone's own calendar, today included", () => {
    expect(days(WARSAW)).toEqual({
      today: { from: "2026-03-16", to: "2026-03-16" },
      yesterday: { from: "2026-03-15", to: "2026-03-15" },
      "last-7-days": { from: "2026-03-10", to: "2026-03-16" },
      "last-30-days": { from: "2026-02-15", to: "2026-03-16" },
      "this-month": { from: "2026-03-01", to: "2026-03-16" },
      "last-month": { from: "2026-02-01", to: "2026-02-28" },
      all: null,
    });
    expect(days("UTC").today).toEqual({ from: "2026-03-15", to: "2026-03-15" });
  });

  test("last month of January is December of the year before", () => {
    expect(presetDays("last-month", new Date("2026-01-31T12:00:00Z"), "UTC")).toEqual({
      from: "2025-12-01",
      to: "2025-12-31",
    });
  });

  test("have their English labels", () => {
    expect(PRESETS.map((preset) => PRESET_LABELS[preset])).toEqual([
      "Today",
      "Yesterday",
      "Last 7 days",
      "Last 30 days",
      "This month",
      "Last month",
      "All time",
    ]);
  });
});

describe("a day's instants", () => {
  test("are 00:00:00 and 23:59:59 of the zone", () => {
    expect([start("2026-11-01", WARSAW), end("2026-11-01", WARSAW)]).toEqual([
      "2026-10-31T23:00:00Z",
      "2026-11-01T22:59:59Z",
    ]);
    expect(start("2019-12-11", "UTC")).toBe("2019-12-11T00:00:00Z");
    expect(start("2026-06-01", "Asia/Kathmandu")).toBe("2026-05-31T18:15:00Z");
  });

  test("span 23 hours in spring and 25 in autumn", () => {
    expect(hours("2026-03-29", WARSAW)).toBe(23);
    expect(hours("2026-10-25", WARSAW)).toBe(25);
    expect(hours("2026-04-05", "Australia/Lord_Howe")).toBe(24.5);
  });

  test("begin at the first second that exists where midnight is skipped", () => {
    expect(start("2018-11-04", "America/Sao_Paulo")).toBe("2018-11-04T03:00:00Z");
    expect(formatInstant("2018-11-04T03:00:00Z", "America/Sao_Paulo")).toBe("2018-11-04T01:00:00-02:00");
    expect(start("2024-03-31", "Asia/Beirut")).toBe("2024-03-30T22:00:00Z");
    expect(hours("2024-03-31", "Asia/Beirut")).toBe(23);
  });

  test("take in both of an hour that the clock shows twice at midnight", () => {
    expect(hours("2024-10-26", "Asia/Beirut")).toBe(25);
    expect(start("2024-11-03", "America/Havana")).toBe("2024-11-03T04:00:00Z");
    expect(hours("2024-11-03", "America/Havana")).toBe(25);
  });

  test("do not break on a day that the zone left out", () => {
    expect(start("2011-12-30", "Pacific/Apia")).toBe("2011-12-30T10:00:00Z");
    expect(start("2011-12-31", "Pacific/Apia")).toBe("2011-12-30T10:00:00Z");
    expect(end("2011-12-29", "Pacific/Apia")).toBe("2011-12-30T09:59:59Z");
    expect(end("2011-12-30", "Pacific/Apia")).toBe("2011-12-30T09:59:59Z");
  });

  test("end at the last second that exists where the clock jumps over midnight", () => {
    expect(end("1919-03-30", "America/Toronto")).toBe("1919-03-31T04:29:59Z");
    expect(start("1919-03-31", "America/Toronto")).toBe("1919-03-31T04:30:00Z");
  });

  test("stay in the notation at its ends", () => {
    expect(end("9999-12-31", "America/Los_Angeles")).toBe("9999-12-31T23:59:59Z");
    expect(start("0001-01-01", "Asia/Tokyo")).toBe("0001-01-01T00:00:00Z");
  });
});
