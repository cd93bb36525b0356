import "server-only";
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { HistoryPage, HistoryRow, StateCounts } from "#lib/domain/history.ts";
import type { HistoryQuery } from "#lib/domain/history-query.ts";
import { searchWords } from "#lib/domain/history-search.ts";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { countStates, ofAccount } from "./history-counts.ts";
import { breathe, inIndexOrder } from "./history-reading.ts";
import { searchSubmissions } from "./history-search.ts";
import { expireLeases, openLabel } from "./rows.ts";
import { offerName, readableEmail } from "./views.ts";

/** What a list needs: never the lead itself nor the broker's words, which would be opened for nothing. */
const COLUMNS = {
  id: submissions.id,
  state: submissions.state,
  reason: submissions.reason,
  label: submissions.label,
  attempts: submissions.attempts,
  batchId: submissions.batchId,
  rowNumber: submissions.rowNumber,
  createdAt: submissions.createdAt,
  settledAt: submissions.settledAt,
};

function readRows(db: Db, where: SQL | undefined) {
  return (
    db
      .select(COLUMNS)
      .from(submissions)
      .where(where)
      // Rows of one file come in the same moment: the last of them stands first, as if they had been keyed.
      .orderBy(
        desc(submissions.createdAt),
        sql`${submissions.rowNumber} desc nulls last`,
        desc(submissions.id),
      )
  );
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function historyRow(desk: Desk, session: Session, row: Row): HistoryRow {
  const label = openLabel(desk, { ...row, connectionId: session.connectionId });
  const { id, state, reason, attempts, batchId, rowNumber } = row;
  return {
    ...{ id, state, reason, attempts, batchId, rowNumber },
    name: label?.name ?? "",
    email: label ? readableEmail(label.email) : "",
    offer: offerName(session, label?.offerUuid),
    erased: label === null,
    by: session.username,
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}

const totalOf = (counts: StateCounts) => Object.values(counts).reduce((sum, rows) => sum + rows, 0);

/** One page of the account's submissions, whatever session they were handed in from (CONTRACT 6). */
export async function readHistory(desk: Desk, session: Session, query: HistoryQuery): Promise<HistoryPage> {
  await expireLeases(desk);
  const { connectionId } = session;
  const { state, page, size } = query;
  const whole = await ofAccount(desk, connectionId);
  // Of one import the counts are its own as well.
  const account = query.batch ? and(whole, eq(submissions.batchId, query.batch)) : whole;
  const counts = await countStates(desk, account);
  await breathe();
  const total = totalOf(counts);
  const wanted = state ? and(account, eq(submissions.state, state)) : account;
  const from = (page - 1) * size;

  let rows: Row[];
  let totalRows: number;
  if (searchWords(query.query).length > 0) {
    const all = query.batch ? await desk.db.$count(submissions, whole) : total;
    const search = { connectionId, account: whole, wanted, total: all, query: query.query };
    const ids = await searchSubmissions(desk, search);
    const here = ids.slice(from, from + size);
    rows = here.length > 0 ? await readRows(desk.db, and(account, inArray(submissions.id, here))) : [];
    totalRows = ids.length;
  } else {
    totalRows = state ? counts[state] : total;
    const read = (tx: Db) => readRows(tx, wanted).limit(size).offset(from);
    rows = from < totalRows ? await inIndexOrder(desk, read) : [];
  }
  return {
    rows: rows.map((row) => historyRow(desk, session, row)),
    ...{ page, size, totalRows, counts },
    answeredAt: desk.now().toISOString(),
  };
}
