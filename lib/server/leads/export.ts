import "server-only";
import {
  BYTE_ORDER_MARK,
  type CsvSeparator,
  csvRow,
  EXPORT_HEADERS,
  furtherColumns,
  leadToCells,
} from "#lib/domain/csv.ts";
import { parseInstant } from "#lib/domain/day-range.ts";
import type { Lead } from "#lib/domain/lead.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { type Access, withAccess } from "../auth/access-token.ts";
import type { Session } from "../auth/sessions.ts";
import type { BrokerFailure } from "../broker/errors.ts";
import { type LeadPage, listLeads } from "../broker/list-leads.ts";
import { ListRows, rowsOf } from "../broker/list-rows.ts";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { BrokenExportError } from "./broken-export.ts";
import { allPages, followingPages, type ReadPage } from "./following-pages.ts";

export type ExportRequest = {
  readonly query: string;
  readonly from: Date;
  readonly to: Date;
  /** IANA zone of the times in the file. */
  readonly zone: string;
  readonly separator: CsvSeparator;
  /** Of the further fields only these; null for every one that the first page shows. */
  readonly columns: readonly string[] | null;
};

const PAGE_SIZE = 1000;
/** A total above this is believed only as its rows come. */
const MOST_EXPECTED = 1_000_000;
/** Texts of this many rows are joined and encoded in a third of the time that a whole page takes as one. */
const ROWS_A_CHUNK = 32;
/** So often a list whose rows move is read once more, and after so many readings without a new row it has no other. */
const MOST_PASSES = 6;
const VAIN_PASSES = 2;
/** How long a token is used again before the database is asked for it anew. */
const ACCESS_KEPT_MS = 5_000;

type Call<T> = (access: Access) => Promise<Result<T, BrokerFailure>>;

/** `withAccess` for many calls in a row: asking the database at each page was a tenth of the whole work. */
function accessForMany(desk: Desk, connectionId: string) {
  let kept: { readonly access: Access; readonly until: number } | null = null;
  return async <T>(call: Call<T>): Promise<Result<T, BrokerFailure>> => {
    if (kept && desk.now().getTime() < kept.until) {
      const answer = await call(kept.access);
      if (answer.ok || answer.error.kind !== "token-refused") return answer;
    }
    return withAccess(desk, connectionId, (access) => {
      kept = { access, until: desk.now().getTime() + ACCESS_KEPT_MS };
      return call(access);
    });
  };
}

/**
 * The list has just brought a page that has come before. Throws BrokenExportError unless that was its end: a broker
 * that pages may give its last page again, and one that does not page gives its first again, whole or cut to what was
 * asked for.
 */
async function checkEnd(
  page: LeadPage,
  total: number | null,
  written: number,
  read: ReadPage,
): Promise<void> {
  // Where there is a total, the rows that came are counted against it.
  if (total !== null || page.whole) return;
  if (page.more) throw new BrokenExportError("the same page came again");
  // It pages: half a page and more was new, not just a row or two that came in between.
  if (written - rowsOf(page) >= PAGE_SIZE / 2) return;
  const wider = await read(0, PAGE_SIZE + 1);
  if (!wider.ok) throw new BrokenExportError(wider.error.kind);
  if (rowsOf(wider.value) > PAGE_SIZE) throw new BrokenExportError("the first page came for every page");
}

async function* csvChunks(first: LeadPage, read: ReadPage, request: ExportRequest): AsyncGenerator<string> {
  const { separator, zone } = request;
  const wanted = request.columns;
  const columns = furtherColumns(first.leads).filter((name) => wanted === null || wanted.includes(name));
  const total = first.totalRows;
  const seen = new ListRows(Math.min(total ?? PAGE_SIZE, MOST_EXPECTED));
  let rowsRead = first.leads.length;
  let written = 0;
  const chunksOf = function* (leads: readonly Lead[]): Generator<string> {
    written += leads.length;
    for (let start = 0; start < leads.length; start += ROWS_A_CHUNK) {
      let text = "";
      for (const lead of leads.slice(start, start + ROWS_A_CHUNK)) {
        text += csvRow(leadToCells(lead, zone, columns), separator);
      }
      yield text;
    }
  };
  yield BYTE_ORDER_MARK + csvRow([...EXPORT_HEADERS, ...columns], separator);
  yield* chunksOf(seen.fresh(first));
  const rows = rowsOf(first);
  // A broker that gives fewer rows than asked for, of more, has a smaller limit: its pages are that size.
  const hasMore = rows > 0 && (first.more || (total !== null && rows < total));
  const pageSize = hasMore ? Math.min(rows, PAGE_SIZE) : PAGE_SIZE;
  // A broker that does not page is not asked for its whole list several times ahead.
  const planned = total === null || first.whole ? null : Math.ceil(total / pageSize);
  if (rows >= pageSize) {
    for await (const page of followingPages(read, planned, pageSize)) {
      const fresh = seen.fresh(page);
      if (fresh.length === 0 && rowsOf(page) >= pageSize) {
        await checkEnd(page, total, written, read);
        break;
      }
      rowsRead += page.leads.length;
      yield* chunksOf(fresh);
    }
  }
  if (total !== null && rowsRead < total) {
    throw new BrokenExportError(`${rowsRead} of ${total} rows came`);
  }
  if (total !== null && planned !== null) {
    // Rows moved between the pages: what came twice stands for others that were missed. Once more brings those.
    for (let [pass, vain] = [1, 0]; written < total && vain < VAIN_PASSES; pass += 1) {
      if (pass > MOST_PASSES) throw new BrokenExportError("rows keep moving between the pages");
      const before = written;
      for await (const page of allPages(read, planned, pageSize)) yield* chunksOf(seen.missed(page));
      vain = written === before ? vain + 1 : 0;
    }
  }
  log().info({ event: "exported", rows: written });
}

/** The newest `created` of the page, in milliseconds since 1970; 0 where none is told. */
function newestOf({ leads }: LeadPage): number {
  return leads.reduce((newest, { created }) => Math.max(newest, parseInstant(created ?? "") ?? 0), 0);
}

/**
 * Reads the first page, so that a broker who refuses is answered as a problem; what follows is a stream of CSV
 * text, a few rows in each chunk. The stream throws BrokenExportError where the file would not be complete.
 * The end of the range is frozen at the broker's own time of the first page: what arrives later moves nothing. Where
 * that time is not told, or is another clock's, the page's newest lead says more.
 */
export async function beginExport(
  desk: Desk,
  session: Session,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<string>, Problem>> {
  let to = request.to;
  const { query, from } = request;
  const withToken = accessForMany(desk, session.connectionId);
  const read: ReadPage = (page, size = PAGE_SIZE) =>
    withToken(({ broker, token, partnerId }) =>
      listLeads(broker, token, { partnerId, query, from, to, page, size, uncut: true, signal }),
    );
  const first = await read(0);
  if (!first.ok) {
    const about = { broker: session.broker.name, doing: "export the leads" };
    return err(problem(first.error.kind, about, first.error.technical));
  }
  // The header has whole seconds, a lead's time may have more.
  const answeredAt = (first.value.answeredAt ?? desk.now()).getTime();
  const frozen = new Date(Math.max(answeredAt, newestOf(first.value)) + 1000);
  if (frozen < to) to = frozen;
  return ok(csvChunks(first.value, read, request));
}
