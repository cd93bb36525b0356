import { COLUMNS_COOKIE, DEFAULT_COLUMNS, MOST_COLUMNS } from "./column-choice.ts";

const MOST_BYTES = 3000;
const YEAR_S = 365 * 24 * 3600;

/** Browser only. Kept for a year; the default needs no cookie. */
export function keepColumns(columns: readonly string[]): void {
  // Twice: the server's cookie reader undoes the outer one, and a field's name may hold a comma.
  const value = encodeURIComponent(columns.slice(0, MOST_COLUMNS).map(encodeURIComponent).join(","));
  const isDefault = columns.join() === DEFAULT_COLUMNS.join();
  const life = isDefault || value.length > MOST_BYTES ? 0 : YEAR_S;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // The Cookie Store API does the same, but not in every browser that we serve.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${COLUMNS_COOKIE}=${value}; Path=/; Max-Age=${life}; SameSite=Lax${secure}`;
}
