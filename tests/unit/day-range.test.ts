import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  addDays,
  type Day,
  dayEndInstant,
  dayIn,
  dayStartInstant,
  formatInstant,
  isDay,
  isTimeZone,
  PRESET_LABELS,
  PRESETS,
  parseInstant,
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

const ZONES = [
  WARSAW,
  "UTC",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Asia/Beirut",
  "Africa/Casablanca",
  "Asia/Gaza",
  "Australia/Lord_Howe",
  "America/Havana",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
];
const anyZone = fc.constantFrom(...ZONES);
const anyInstant = fc.date({ min: new Date("1975-01-01"), max: new Date("2045-01-01"), noInvalidDate: true });

/** An independent reading of the zone's clock, straight from Intl. */
function clock(time: Date, zone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return format.format(time).replace(" ", "T");
}

test("every instant is written as the zone's clock shows it, and means the same instant", () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (time, zone) => {
      const text = formatInstant(time.toISOString(), zone);
      expect(text.slice(0, 19)).toBe(clock(time, zone));
      expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/);
      expect(Date.parse(text)).toBe(Math.floor(time.getTime() / 1000) * 1000);
    }),
    { numRuns: 500 },
  );
});

test("the clock is right to the second around every change of ten years, also where it changes at 00:01", () => {
  for (const zone of ["America/St_Johns", "Asia/Gaza", WARSAW]) {
    for (let hour = Date.parse("2005-01-01"); hour < Date.parse("2015-01-01"); hour += 3_600_000) {
      const iso = new Date(hour).toISOString();
      const offset = formatInstant(iso, zone).slice(19);
      if (offset === formatInstant(new Date(hour + 3_599_000).toISOString(), zone).slice(19)) continue;
      for (let t = hour; t < hour + 3_600_000; t += 29_000)
        expect(formatInstant(new Date(t).toISOString(), zone).slice(0, 19)).toBe(clock(new Date(t), zone));
    }
  }
});

test("days follow each other without a gap and hold exactly the instants of their date", () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (time, zone) => {
      const day = dayIn(time, zone);
      expect(clock(time, zone).startsWith(day)).toBe(true);
      const second = Math.floor(time.getTime() / 1000) * 1000;
      expect(dayStartInstant(day, zone).getTime()).toBeLessThanOrEqual(second);
      expect(dayEndInstant(day, zone).getTime()).toBeGreaterThanOrEqual(second);
      const gap = dayStartInstant(addDays(day, 1), zone).getTime() - dayEndInstant(day, zone).getTime();
      expect(gap).toBeLessThanOrEqual(1000);
    }),
    { numRuns: 500 },
  );
});

describe("formatInstant", () => {
  test("writes the zone's offset", () => {
    expect(formatInstant("2026-11-01T09:15:30Z", WARSAW)).toBe("2026-11-01T10:15:30+01:00");
    expect(formatInstant("2026-07-01T09:15:30.999Z", WARSAW)).toBe("2026-07-01T11:15:30+02:00");
    expect(formatInstant("2026-07-01T09:15:30Z", "UTC")).toBe("2026-07-01T09:15:30+00:00");
    expect(formatInstant("2026-07-01T09:15:30Z", "America/St_Johns")).toBe("2026-07-01T06:45:30-02:30");
  });

  test("reads an instant without offset as UTC, and Spring's offset without a colon", () => {
    vi.stubEnv("TZ", "Asia/Tokyo");
    expect(new Date(0).getHours()).toBe(9);
    expect(formatInstant("2026-11-01T09:15:30", "UTC")).toBe("2026-11-01T09:15:30+00:00");
    expect(formatInstant("2026-11-01T09:15:30.123+0000", "UTC")).toBe("2026-11-01T09:15:30+00:00");
    expect(parseInstant("2026-11-01")).toBe(Date.parse("2026-11-01T00:00:00Z"));
    vi.unstubAllEnvs();
  });

  test("leaves what is no instant as it is", () => {
    for (const text of ["", "yesterday", "Deposit 1", "2026-99-99T00:00:00Z", "2026-11-01T"])
      expect(formatInstant(text, WARSAW)).toBe(text);
    expect(parseInstant("May 1")).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => typeof formatInstant(text, WARSAW) === "string"));
  });
});
