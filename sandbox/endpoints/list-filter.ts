import type { Range } from "../leads/book.ts";

export type Filter = {
  readonly range: Range;
  readonly query: string;
  readonly size: number;
  readonly page: number;
};

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const MOST_ROWS = 2000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Milliseconds of a UTC instant with second precision, or null; the 31st of a short month is none. */
function instantOf(text: string): number | null {
  const ms = INSTANT.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(ms) || new Date(ms).toISOString() !== text.replace("Z", ".000Z") ? null : ms;
}

/** The list's parameters (UPSTREAM 3); `size` is capped at 2000. */
export function filterOf(query: URLSearchParams): Read<Filter> {
  const bounds: number[] = [];
  for (const name of ["from", "to"]) {
    const text = query.get(name);
    if (text === null) {
      return {
        ok: false,
        message: `Required request parameter '${name}' for method parameter type Instant is not present`,
      };
    }
    const ms = instantOf(text);
    if (ms === null) {
      return {
        ok: false,
        message: `Failed to convert value of type 'java.lang.String' to required type 'java.time.Instant'; nested exception: Parse attempt failed for value [${text}]`,
      };
    }
    bounds.push(ms);
  }
  const [from = 0, to = 0] = bounds;
  const size = query.get("size") ?? "20";
  const page = query.get("page") ?? "0";
  if (!/^[1-9]\d{0,6}$/.test(size)) return { ok: false, message: "Page size must not be less than one" };
  if (!/^\d{1,7}$/.test(page)) return { ok: false, message: "Page index must not be less than zero" };
  return {
    ok: true,
    value: {
      range: { from, to },
      query: query.get("query") ?? "",
      size: Math.min(Number(size), MOST_ROWS),
      page: Number(page),
    },
  };
}
