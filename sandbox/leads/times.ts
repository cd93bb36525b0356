import { randomOf } from "./random.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How busy an hour of the day (UTC) is, 0 to 1: leads come by day and in the evening. */
const BY_HOUR = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 9, 8, 9, 10, 10, 9, 8, 8, 9, 9, 7, 5, 3].map(
  (weight) => weight / 10,
);

/** `count` creation times (milliseconds, whole seconds), newest first, denser towards `anchor`. */
export function creationTimes(seed: number, count: number, anchor: number): Float64Array {
  const random = randomOf(seed, -7);
  const times = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    let time = anchor;
    do {
      time = anchor - random.next() ** 1.4 * 364 * DAY;
    } while (random.next() > (BY_HOUR[Math.floor((time % DAY) / HOUR)] ?? 1) * weekday(time));
    times[index] = Math.floor(time / 1000) * 1000;
  }
  return times.sort().reverse();
}

const weekday = (time: number): number => {
  const day = new Date(time).getUTCDay();
  return day === 0 || day === 6 ? 0.5 : 1;
};
