import "server-only";
import type { Result } from "#lib/domain/result.ts";
import type { BrokerFailure } from "../broker/errors.ts";
import type { LeadPage } from "../broker/list-leads.ts";
import { rowsOf } from "../broker/list-rows.ts";
import { BrokenExportError } from "./broken-export.ts";

/** Pages count from 0. `size`: rows to ask for, where it is not the usual number. */
export type ReadPage = (page: number, size?: number) => Promise<Result<LeadPage, BrokerFailure>>;

/** Pages asked for ahead of the one being written: most of the win at real latencies. */
const READ_AHEAD = 4;
/** More rows than any partner has; a list that goes on behind them has no end. */
const MOST_ROWS = 1_000_000;

/**
 * The pages after the first, in order, a few asked for at once; ends with the page that comes short, or empty, and
 * with `onlyPlanned` after those that were planned.
 */
export async function* followingPages(
  read: ReadPage,
  planned: number | null,
  pageSize: number,
  onlyPlanned = false,
): AsyncGenerator<LeadPage> {
  const mostPages = Math.ceil(MOST_ROWS / pageSize);
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
  while (next <= mostPages) {
    if (ahead.length === 0 && onlyPlanned) return;
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
  throw new BrokenExportError(`the list does not end after ${mostPages} pages`);
}

/** The planned pages of a list that has been read before, once more. */
export async function* allPages(read: ReadPage, planned: number, pageSize: number): AsyncGenerator<LeadPage> {
  const first = await read(0);
  if (!first.ok) throw new BrokenExportError(first.error.kind);
  yield first.value;
  yield* followingPages(read, planned, pageSize, true);
}
