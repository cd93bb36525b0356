import "server-only";
import {
  BYTE_ORDER_MARK,
  type CsvSeparator,
  csvRow,
  EXPORT_HEADERS,
  furtherColumns,
  leadToCells,
} from "#lib/domain/csv.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { type Access, withAccess } from "../auth/access-token.ts";
import type { Session } from "../auth/sessions.ts";
import type { BrokerFailure } from "../broker/errors.ts";
import { type LeadPage, listLeads } from "../broker/list-leads.ts";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { PackedIds } from "./packed-ids.ts";

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

/** The export cannot be complete: the response must be broken off, not ended. */
export class BrokenExportError extends Error {
  // Without the broker's own words as a cause: Next prints what breaks a response off.
  constructor(reason: string) {
    super(`The export cannot be completed: ${reason}`);
    this.name = "BrokenExportError";
  }
}

const PAGE_SIZE = 1000;
/** Pages asked for ahead of the one being written: most of the win at real latencies. */
const READ_AHEAD = 4;
/** A total above this is believed only as its rows come. */
const MOST_EXPECTED = 1_000_000;
/** Texts of this many rows are joined and encoded in a third of the time that a whole page takes as one. */
const ROWS_A_CHUNK = 32;
/** How long a token is used again before the database is asked for it anew. */
const ACCESS_KEPT_MS = 5_000;

type Call<T> = (access: Access) => Promise<Result<T, BrokerFailure>>;
type ReadPage = (page: number) => Promise<Result<LeadPage, BrokerFailure>>;

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

const rowsOf = ({ leads, unreadableRows }: LeadPage): number => leads.length + unreadableRows;

/** The pages after the first, in order, a few asked for at once; ends with the page that comes short, or empty. */
async function* followingPages(
  read: ReadPage,
  planned: number | null,
  pageSize: number,
): AsyncGenerator<LeadPage> {
  const ahead: Promise<Result<LeadPage, BrokerFailure>>[] = [];
  let next = 1;
  const ask = () => {
    const asked = read(next);
    // A page that fails while an earlier one is being written is met when its turn comes.
    asked.catch(() => {});
    ahead.push(asked);
    next += 1;
  };
  const askAhead = () => {
    while (planned !== null && next < planned && ahead.length < READ_AHEAD) ask();
  };
  askAhead();
  for (;;) {
    // Past what the first total promised, and where it promised nothing, one page at a time shows the end.
    if (ahead.length === 0) ask();
    const answer = await ahead.shift();
    if (!answer?.ok) throw new BrokenExportError(answer?.error.kind ?? "no page");
    // Before this page is written: the broker works meanwhile.
    askAhead();
    yield answer.value;
    const rows = rowsOf(answer.value);
    if (rows === 0 || (ahead.length === 0 && rows < pageSize && !answer.value.more)) return;
  }
}

async function* csvChunks(first: LeadPage, read: ReadPage, request: ExportRequest): AsyncGenerator<string> {
  const { separator, zone } = request;
  const wanted = request.columns;
  const columns = furtherColumns(first.leads).filter((name) => wanted === null || wanted.includes(name));
  const total = first.totalRows;
  const seen = new PackedIds(Math.min(total ?? PAGE_SIZE, MOST_EXPECTED));
  let rowsRead = 0;
  let repeats = 0;
  const chunksOf = function* ({ leads }: LeadPage): Generator<string> {
    rowsRead += leads.length;
    for (let start = 0; start < leads.length; start += ROWS_A_CHUNK) {
      let text = "";
      for (const lead of leads.slice(start, start + ROWS_A_CHUNK)) {
        if (lead.id !== null && !seen.add(lead.id)) {
          repeats += 1;
          continue;
        }
        text += csvRow(leadToCells(lead, zone, columns), separator);
      }
      yield text;
    }
  };
  yield BYTE_ORDER_MARK + csvRow([...EXPORT_HEADERS, ...columns], separator);
  yield* chunksOf(first);
  const rows = rowsOf(first);
  // A broker that gives fewer rows than asked for, of more, has a smaller limit: its pages are that size.
  const hasMore = rows > 0 && (first.more || (total !== null && rows < total));
  const pageSize = hasMore ? Math.min(rows, PAGE_SIZE) : PAGE_SIZE;
  const planned = total === null ? null : Math.ceil(total / pageSize);
  if (rows >= pageSize) {
    for await (const page of followingPages(read, planned, pageSize)) yield* chunksOf(page);
  }
  if (total !== null && rowsRead < total) {
    throw new BrokenExportError(`${rowsRead} of ${total} rows came`);
  }
  if (total !== null && rowsRead - repeats < total) {
    // Rows moved between the pages: what came twice stands for others that were missed. Once more brings those.
    const again = await read(0);
    if (!again.ok) throw new BrokenExportError(again.error.kind);
    yield* chunksOf(again.value);
    for await (const page of followingPages(read, planned, pageSize)) yield* chunksOf(page);
  }
  log().info({ event: "exported", rows: rowsRead - repeats });
}

/**
 * Reads the first page, so that a broker who refuses is answered as a problem; what follows is a stream of CSV
 * text, a few rows in each chunk. The stream throws BrokenExportError where the file would not be complete.
 * The end of the range is frozen at the broker's own time of the first page: what arrives later moves nothing.
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
  const read: ReadPage = (page) =>
    withToken(({ broker, token, partnerId }) =>
      listLeads(broker, token, { partnerId, query, from, to, page, size: PAGE_SIZE, signal }),
    );
  const first = await read(0);
  if (!first.ok) {
    const about = { broker: session.broker.name, doing: "export the leads" };
    return err(problem(first.error.kind, about, first.error.technical));
  }
  // The header has whole seconds, a lead's time may have more.
  const frozen = new Date((first.value.answeredAt ?? desk.now()).getTime() + 1000);
  if (frozen < to) to = frozen;
  return ok(csvChunks(first.value, read, request));
}
