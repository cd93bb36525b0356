const formats = new Map<string, Intl.DateTimeFormat>();

/** "23 Nov 2026, 14:05" on the zone's clock: the same on the server and in the browser. */
export function whenWords(iso: string, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    });
  formats.set(timeZone, format);
  return format.format(new Date(iso));
}
