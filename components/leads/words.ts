import { PRESET_LABELS } from "#lib/domain/day-range.ts";
import { DEFAULT_RANGE, type LeadQuery } from "#lib/domain/lead-query.ts";
import { dayInWords } from "../ui/when.ts";
import type { Listed } from "./listed.ts";
import { partOf } from "./page-part.ts";

/** "2,500", whatever the browser's language: the page is written in English. */
export function countInWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1–50 of 2,500 leads". */
export function pageInWords(listed: Listed): string {
  const { page, totalRows } = listed;
  const { sent: rows, size } = partOf(listed);
  const total =
    totalRows === null ? "many leads" : `${countInWords(totalRows)} lead${totalRows === 1 ? "" : "s"}`;
  if (rows === 0) return totalRows === null ? "0 leads" : total;
  const first = (page - 1) * size + 1;
  return `${countInWords(first)}–${countInWords(first + rows - 1)} of ${total}`;
}

/** "Last 30 days", "1 Nov 2026 – 20 Nov 2026", "Since 1 Nov 2026". */
export function rangeInWords({ range, from, to }: LeadQuery): string {
  if (!from) return PRESET_LABELS[range ?? DEFAULT_RANGE];
  if (!to) return `Since ${dayInWords(from)}`;
  return from === to ? dayInWords(from) : `${dayInWords(from)} – ${dayInWords(to)}`;
}

/** From here on a person who waits wonders whether anything still happens. In milliseconds. */
export const SLOW_MS = 3000;

export const slowInWords = (brokerName: string): string => `${brokerName} is slow to answer. Still waiting …`;
