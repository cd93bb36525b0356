import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  addDays,
  dayEndInstant,
  dayIn,
  dayStartInstant,
  formatInstant,
  parseInstant,
} from "#lib/domain/day-range.ts";

const WARSAW = "Europe/Warsaw";
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
