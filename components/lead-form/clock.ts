const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([timeZone, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
  formats.set(key, known);
  return known;
}

/** "14:05" (with `seconds` "14:05:30") on the zone's clock, with the day before it unless that is today. */
export function clockWords(iso: string, timeZone: string, seconds = false): string {
  const date = new Date(iso);
  const clock = format(timeZone, {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
  }).format(date);
  const day = format(timeZone, { day: "numeric", month: "short" });
  return day.format(date) === day.format(new Date()) ? clock : `${day.format(date)}, ${clock}`;
}
