/** Offsets of IANA time zones, quick enough for every row of an export. Instants are epoch milliseconds. */

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Names come from addresses and may differ in case only, so what is kept of them is bounded. */
const MAX_ZONES = 64;
const FIRST_CACHED_DAY = 0;
const LAST_CACHED_DAY = 100_000;

/** One UTC day: `before` until the instant `change`, `after` from then on. The same offset where nothing changes. */
type DayOffsets = { readonly before: number; readonly after: number; readonly change: number };
type Zone = { readonly format: Intl.DateTimeFormat; readonly days: Map<number, DayOffsets> };

const zones = new Map<string, Zone>();

function openZone(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  const zone = { format, days: new Map<number, DayOffsets>() };
  if (zones.size >= MAX_ZONES) zones.clear();
  zones.set(name, zone);
  return zone;
}

/** True for a name such as "Europe/Warsaw" or "UTC" that this runtime knows; bare offsets ("+01:00") are no zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name)) return false;
  try {
    openZone(name);
    return true;
  } catch {
    return false;
  }
}

function readOffset(zone: Zone, instant: number): number {
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(zone.format.format(instant));
  if (!match) return 0;
  const [, sign, hours, minutes, seconds] = match;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === "-" ? -size : size;
}

/** The first whole second after `from` at which the offset is that of `to`. Expects one change between the two. */
function findChange(zone: Zone, from: number, to: number): number {
  const target = readOffset(zone, to);
  let low = Math.floor(from / 1000);
  let high = Math.ceil(to / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(zone, middle * 1000) === target) high = middle;
    else low = middle;
  }
  return high * 1000;
}

function readDay(zone: Zone, day: number): DayOffsets {
  const start = day * DAY;
  const before = readOffset(zone, start);
  const after = readOffset(zone, start + DAY - 1);
  return { before, after, change: before === after ? start : findChange(zone, start, start + DAY - 1000) };
}

/**
 * What the zone's clock is ahead of UTC at `instant`, in milliseconds. Throws RangeError for a zone that does not exist.
 * One look-up for each UTC day: some zones change at 00:01, so a finer grid of equal steps would be wrong.
 */
export function zoneOffset(instant: number, name: string): number {
  const zone = openZone(name);
  const day = Math.floor(instant / DAY);
  if (!(day >= FIRST_CACHED_DAY && day <= LAST_CACHED_DAY)) return readOffset(zone, instant);
  let offsets = zone.days.get(day);
  if (!offsets) {
    offsets = readDay(zone, day);
    zone.days.set(day, offsets);
  }
  return instant < offsets.change ? offsets.before : offsets.after;
}

/**
 * The instants at which the zone's clock shows `wall` (a wall time written as if it were UTC): one, two where the
 * clock goes back over it, none where it jumps over it (then `change`, the instant of the jump).
 */
export function wallInstants(
  wall: number,
  name: string,
): { readonly instants: readonly number[]; readonly change: number } {
  const zone = openZone(name);
  const from = wall - 16 * 60 * MINUTE;
  const to = wall + 16 * 60 * MINUTE;
  const before = zoneOffset(from, name);
  const after = zoneOffset(to, name);
  if (before === after) return { instants: [wall - before], change: wall - before };
  const instants = [wall - before, wall - after].filter((t) => t + zoneOffset(t, name) === wall);
  return { instants, change: findChange(zone, from, to) };
}
