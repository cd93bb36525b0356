import "server-only";

import { z } from "zod";

/** Rows stay unknown here: a schema run on each would cost more than reading them (see the benchmark). */
const rowsSchema = z.custom<readonly unknown[]>(Array.isArray);
const count = z.number().int().min(0).optional().catch(undefined);
const springPage = z.object({
  content: rowsSchema,
  totalElements: count,
  totalPages: count,
  size: count,
  last: z.boolean().optional().catch(undefined),
});

export type ListEnvelope = {
  readonly rows: readonly unknown[];
  readonly totalElements?: number | undefined;
  readonly totalPages?: number | undefined;
  readonly size?: number | undefined;
  readonly last?: boolean | undefined;
};

/** A Spring page, one without its totals, or a bare array; null for anything else: that is no list. */
export function readEnvelope(json: unknown): ListEnvelope | null {
  if (Array.isArray(json)) return { rows: json };
  const page = springPage.safeParse(json);
  if (!page.success) return null;
  const { content, ...rest } = page.data;
  return { rows: content, ...rest };
}

type Asked = { readonly page: number; readonly size: number };

/**
 * True where the rows are the whole list, whatever page was asked: they are more than `size`, and nothing says that
 * there are others. Such a broker does not page.
 */
export function isWholeList({ rows, totalElements, totalPages, last }: ListEnvelope, size: number): boolean {
  if (rows.length <= size) return false;
  if (totalElements !== undefined) return totalElements <= rows.length;
  return last !== false && (totalPages ?? 1) <= 1;
}

/** The asked page's rows: of a whole list they are cut out here. */
export function pageRows(envelope: ListEnvelope, { page, size }: Asked): readonly unknown[] {
  const { rows } = envelope;
  return isWholeList(envelope, size) ? rows.slice(page * size, (page + 1) * size) : rows;
}

export type Totals = { readonly totalRows: number | null; readonly totalPages: number | null };

/** Whether the broker says that pages follow the asked one, whatever its own size. */
export function saysMore(envelope: ListEnvelope, { page, size }: Asked): boolean {
  const { last, totalPages, rows } = envelope;
  if (isWholeList(envelope, size)) return false;
  return rows.length > 0 && (last === false || (totalPages ?? 0) > page + 1);
}

/**
 * How long the whole list is, as far as the page shows it. What the broker says counts only where its own rows do
 * not contradict it; without its word only the list's last page tells. `asked.page` counts from 0.
 */
export function totalsOf(envelope: ListEnvelope, asked: Asked): Totals {
  const { totalElements, totalPages, last } = envelope;
  const rows = envelope.rows.length;
  const size = pageSizeOf(envelope, asked.size);
  const seen = rows === 0 ? 0 : asked.page * size + rows;
  const pages = (total: number) => ({ totalRows: total, totalPages: Math.ceil(total / size) });

  if (isWholeList(envelope, asked.size)) return pages(rows);
  if (totalElements !== undefined && totalElements >= seen) return pages(totalElements);
  const more = totalPages !== undefined && totalPages > asked.page + 1;
  const ends = !more && (last ?? rows < size);
  // An empty page behind the end does not tell where the end was.
  if (ends && (rows > 0 || asked.page === 0)) return pages(seen);
  const sane = totalPages !== undefined && totalPages >= (rows === 0 ? 0 : asked.page + 1);
  return { totalRows: null, totalPages: sane ? totalPages : null };
}

/** A broker may cap the page; its own word counts only where it could be true. */
function pageSizeOf({ rows, size }: ListEnvelope, asked: number): number {
  return size !== undefined && size >= Math.max(rows.length, 1) && size <= asked ? size : asked;
}
