import type { Listed } from "./listed.ts";

type PagePart = {
  /** Rows that the broker sent, readable or not. */
  readonly sent: number;
  /** Rows that it counts to this page; as many as it sent where it does not say. */
  readonly due: number;
  /** Rows to a page as the broker counts them: fewer than asked for where it has a limit of its own. */
  readonly size: number;
};

/** What part of the page the broker sent, by its own totals. */
export function partOf(listed: Listed): PagePart {
  const { leads, page, totalRows, totalPages, unreadableRows } = listed;
  const sent = leads.length + unreadableRows;
  const size = brokersSize(listed, sent);
  const counted = totalRows !== null && totalPages !== null && page <= totalPages;
  const due = counted ? Math.min(size, totalRows - (page - 1) * size) : 0;
  return { sent, due: Math.max(sent, due), size };
}

/** Something of the page is missing, or it is smaller than asked for. */
export function isOdd(listed: Listed): boolean {
  const { sent, due, size } = partOf(listed);
  return listed.unreadableRows > 0 || sent < due || size < listed.size;
}

/** As many pages as the asked size makes are the asked size; other than that only a full page tells it exactly. */
function brokersSize({ page, size, totalRows, totalPages }: Listed, sent: number): number {
  if (totalRows === null || !totalPages || totalPages <= Math.ceil(totalRows / size)) return size;
  const least = Math.ceil(totalRows / totalPages);
  const isLast = page >= totalPages;
  const told = isLast ? Math.floor((totalRows - sent) / Math.max(1, totalPages - 1)) : sent;
  return Math.min(size, Math.max(least, told));
}
