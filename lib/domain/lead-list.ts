import type { Lead } from "./lead.ts";

/** One page of the broker's list, as `GET /api/leads` answers it (CONTRACT 5). */
export type LeadListPage = {
  readonly rows: readonly Lead[];
  /** Counts from 1. */
  readonly page: number;
  readonly size: number;
  /** Null where the broker does not say. */
  readonly totalRows: number | null;
  readonly totalPages: number | null;
  /** Rows of the page that could not be read and are not in `rows`. */
  readonly unreadableRows: number;
};
