import { wallInstants, zoneOffset } from "./time-zone.ts";

export { isTimeZone } from "./time-zone.ts";

/** A calendar day that exists, "YYYY-MM-DD", years 0001 to 9999. */
export type Day = `${number}-${number}-${number}`;

export const PRESETS = [
  "today",
  "yesterday",
  "last-7-days",
  "last-30-days",
  "this-month",
  "last-month",
  "all",
] as const;
export type Preset = (typeof PRESETS)[number];

export const PRESET_LABELS: Readonly<Record<Preset, string>> = {
  today: "Today",
  yesterday: "Yesterday",
  "last-7-days": "Last 7 days",
  "last-30-days": "Last 30 days",
  "this-month": "This month",
  "last-month": "Last month",
  all: "All time",
};

const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 86_400_000;

export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Midnight of the day written as if the zone were UTC, in milliseconds. */
const wallStart = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

function dayAt(wall: number): Day {
  const text = new Date(wall).toISOString().slice(0, 10);
  if (!isDay(text)) throw new RangeError(`${text} is outside the years 0001 to 9999`);
  return text;
}

export function addDays(day: Day, count: number): Day {
  return dayAt(wallStart(day) + count * DAY);
}

/** The calendar day that it is in the zone at that moment. */
export function dayIn(now: Date, zone: string): Day {
  return dayAt(now.getTime() + zoneOffset(now.getTime(), zone));
}

const firstOfMonth = (day: Day): Day => addDays(day, 1 - Number(day.slice(8)));

/** First and last day, both included, counted in the zone; all but "yesterday" and "last month" end today. Null for all time. */
export function presetDays(preset: Preset, now: Date, zone: string): { from: Day; to: Day } | null {
  if (preset === "all") return null;
  const today = dayIn(now, zone);
  switch (preset) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case "last-7-days":
      return { from: addDays(today, -6), to: today };
    case "last-30-days":
      return { from: addDays(today, -29), to: today };
    case "this-month":
      return { from: firstOfMonth(today), to: today };
    case "last-month": {
      const to = addDays(firstOfMonth(today), -1);
      return { from: firstOfMonth(to), to };
    }
  }
}

/** 00:00:00 of the day in the zone, the earlier one where the clock shows it twice; where midnight is skipped, the first second after the jump. */
export function dayStartInstant(day: Day, zone: string): Date {
  const { instants, change } = wallInstants(wallStart(day), zone);
  return new Date(instants.length > 0 ? Math.min(...instants) : change);
}

/** 23:59:59 of the day in the zone, the later one where the clock shows it twice; where it is skipped, the last second before the jump. */
export function dayEndInstant(day: Day, zone: string): Date {
  const { instants, change } = wallInstants(wallStart(day) + DAY - SECOND, zone);
  return new Date(instants.length > 0 ? Math.max(...instants) : change - SECOND);
}

const FIRST_INSTANT = Date.parse("0001-01-01T00:00:00Z");
const LAST_INSTANT = Date.parse("9999-12-31T23:59:59Z");

/** "2019-12-11T00:00:00Z": UTC, whole seconds, held within the years that the notation can carry. */
export function toUpstreamInstant(date: Date): string {
  const time = Math.min(Math.max(date.getTime(), FIRST_INSTANT), LAST_INSTANT);
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
const LAST_WALL = Date.parse("9999-12-31T23:59:59.999Z");
const FIRST_WALL = Date.parse("0000-01-01T00:00:00Z");

const START = /^\d{4}-\d{2}-\d{2}/;
const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Epoch milliseconds of a broker's ISO instant, or null for anything else. Without an offset it is taken as UTC
 * (the API's instants are), never as the time of the machine that reads it.
 */
export function parseInstant(iso: string): number | null {
  if (!START.test(iso)) return null;
  const time = Date.parse(iso.length === 10 || OFFSET.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(time) ? null : time;
}

const suffixes = new Map<number, string>();

function offsetSuffix(minutes: number): string {
  const known = suffixes.get(minutes);
  if (known !== undefined) return known;
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, "0");
  const suffix = `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  suffixes.set(minutes, suffix);
  return suffix;
}

/** "2026-11-01T10:15:30+01:00": the instant on the zone's clock, whole seconds. A text that is no instant comes back as it is. */
export function formatInstant(iso: string, zone: string): string {
  const time = parseInstant(iso);
  if (time === null) return iso;
  // Old local mean times have seconds, which the notation cannot say: round the offset, so that the instant stays right.
  const minutes = Math.round(zoneOffset(time, zone) / MINUTE);
  const wall = time + minutes * MINUTE;
  if (wall < FIRST_WALL || wall > LAST_WALL) return iso;
  return new Date(wall).toISOString().slice(0, 19) + offsetSuffix(minutes);
}
