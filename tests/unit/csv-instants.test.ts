import fc from "fast-check";
import { expect, test } from "vitest";
import { leadToCells } from "#lib/domain/csv.ts";
import { formatInstant } from "#lib/domain/day-range.ts";
import { leadFromRow } from "#lib/domain/lead-row.ts";

/** Whole hours, halves and quarters; one whose clock changes by half an hour; one that changes for Ramadan. */
const ZONES = [
  "UTC",
  "Europe/Warsaw",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
];

function createdCell(created: string, zone: string): string | undefined {
  const lead = leadFromRow({ created });
  return lead ? leadToCells(lead, zone, [])[0] : undefined;
}

const zone = fc.constantFrom(...ZONES);

test("a time in the file is the instant on the zone's clock, whatever times came before it (property)", () => {
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(seconds, zone), { maxLength: 60 }), (times) => {
      for (const [time, where] of times) {
        const iso = `${new Date(time * 1000).toISOString().slice(0, 19)}Z`;
        expect(createdCell(iso, where)).toBe(formatInstant(iso, where));
      }
    }),
  );
});

test("every quarter of an hour of a year, the changes of the clock among them", () => {
  const year = Date.parse("2026-01-01T00:07:31Z");
  for (const where of ZONES) {
    for (let quarter = 0; quarter < 365 * 96; quarter += 1) {
      const iso = `${new Date(year + quarter * 900_000).toISOString().slice(0, 19)}Z`;
      if (createdCell(iso, where) !== formatInstant(iso, where)) expect.unreachable(`${iso} in ${where}`);
    }
  }
});

test("what is no such instant is written as formatInstant writes it", () => {
  for (const text of [
    "2026-11-01T24:00:00Z",
    "2026-11-01T10:60:00Z",
    "2026-11-01",
    "soon",
    "2026-13-01T10:00:00Z",
  ])
    for (const where of ZONES) expect(createdCell(text, where)).toBe(formatInstant(text, where));
});
