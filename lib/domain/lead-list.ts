import type { Lead } from "./lead.ts";

/** `extra` is left out: it is read from `raw` where it is needed, and would be sent twice. */
export type ListedLead = Omit<Lead, "extra">;

/** One page of the broker's list, as `GET /api/leads` answers it (CONTRACT 5). */
export type LeadListPage = {
  readonly rows: readonly ListedLead[];
  /** Counts from 1. */
  readonly page: number;
  readonly size: number;
  /** Of the whole list; null where the broker does not let us know. */
  readonly totalRows: number | null;
  readonly totalPages: number | null;
  /** Rows of this page that nobody can read; they are not in `rows`. */
  readonly unreadableRows: number;
  /** The desk's clock when it answered, ISO: what "3 h ago" is counted from. */
  readonly answeredAt: string;
};
