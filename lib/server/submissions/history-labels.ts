import "server-only";
import type { SQL } from "drizzle-orm";
import { fold } from "#lib/domain/history-search.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { breathe, type LabelRow, readMoment, readOlder } from "./history-reading.ts";
import { openLabel } from "./rows.ts";
import { readableEmail } from "./views.ts";

/** What a search looks at. Everything but `text` stays as it was when the lead was handed in. */
export type LabelEntry = {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly rowNumber: number | null;
  /** Name and email, folded. */
  readonly text: string;
};

type Entries = Map<string, LabelEntry>;
type Book = { readonly entries: Entries; usedAt: number };

/** Rows read, and rows opened, in one go: the embedded database and the cipher work on the thread that answers everybody. */
const SLICE = 2000;
const OPENED_AT_ONCE = 500;
/** Opened labels that a process keeps, some 300 bytes each. An account with more of them is read anew each time. */
const MOST_KEPT = 150_000;
const KEPT_MS = 10 * 60_000;
/** Fewer are opened in no time. */
const WORTH_PREPARING = 2000;

type Shelf = {
  readonly books: Map<string, Book>;
  /** Readings under way, by account: who comes meanwhile waits for the same one. */
  readonly underWay: Map<string, Promise<Entries>>;
};

declare global {
  // Shared by the parts that the server is bundled into: what one of them erases no other may keep.
  var leadDeskLabels: WeakMap<Desk, Shelf> | undefined;
}

/** The opened labels of accounts that searched lately, for each desk. */
function shelfOf(desk: Desk): Shelf {
  globalThis.leadDeskLabels ??= new WeakMap();
  const known = globalThis.leadDeskLabels.get(desk) ?? { books: new Map(), underWay: new Map() };
  globalThis.leadDeskLabels.set(desk, known);
  return known;
}

/** Nothing that was erased stays in memory; what is being read at this moment is not kept either. */
export function forgetLabels(desk: Desk): void {
  globalThis.leadDeskLabels?.delete(desk);
}

function keep(books: Map<string, Book>, connectionId: string, entries: Entries): void {
  const now = Date.now();
  books.delete(connectionId);
  let room = MOST_KEPT - entries.size;
  if (room < 0) return;
  const latestFirst = [...books].toSorted(([, one], [, other]) => other.usedAt - one.usedAt);
  for (const [account, book] of latestFirst) {
    room -= book.entries.size;
    if (room < 0 || now - book.usedAt > KEPT_MS) books.delete(account);
  }
  books.set(connectionId, { entries, usedAt: now });
  setTimeout(() => {
    const book = books.get(connectionId);
    if (book && Date.now() - book.usedAt >= KEPT_MS) books.delete(connectionId);
  }, KEPT_MS + 1000).unref();
}

/** Of an erased lead the text is empty. */
function entryOf(desk: Desk, connectionId: string, row: LabelRow): LabelEntry {
  const { id, createdAt, rowNumber, label } = row;
  const { name = "", email = "" } = openLabel(desk, { id, connectionId, label }) ?? {};
  const emails = email.includes("xn--") ? `${email}\n${readableEmail(email)}` : email;
  return { id, createdAt, rowNumber, text: fold(`${name}\n${emails}`) };
}

/** Reads newest first, until there are `total`: of an account that was read before only what came since. */
async function read(
  desk: Desk,
  connectionId: string,
  account: SQL | undefined,
  total: number,
  entries: Entries,
): Promise<Entries> {
  const isRead = entries.size > 0;
  const add = async (rows: readonly LabelRow[]) => {
    for (const [at, row] of rows.entries()) {
      if (at % OPENED_AT_ONCE === 0) await breathe();
      if (!entries.has(row.id)) entries.set(row.id, entryOf(desk, connectionId, row));
    }
    await breathe();
  };
  let before: number | null = null;
  while (entries.size < total) {
    const rows: LabelRow[] = await readOlder(desk, account, before, SLICE);
    await add(rows);
    before = rows.length === SLICE ? (rows.at(-1)?.createdAt ?? null) : null;
    if (before === null) break;
    await add(await readMoment(desk, account, before));
  }
  // More than there are: rows have gone, so what was read before is no ground to go on.
  return isRead && entries.size > total ? read(desk, connectionId, account, total, new Map()) : entries;
}

/** The account's labels. `account`: see ofAccount; `total`: how many submissions that are. */
export async function openedLabels(
  desk: Desk,
  connectionId: string,
  account: SQL | undefined,
  total: number,
): Promise<Iterable<LabelEntry>> {
  const { books, underWay } = shelfOf(desk);
  const book = books.get(connectionId);
  if (book) book.usedAt = Date.now();
  if (book?.entries.size === total) return book.entries.values();
  await underWay.get(connectionId)?.catch(() => undefined);
  const reading = read(desk, connectionId, account, total, books.get(connectionId)?.entries ?? new Map());
  underWay.set(connectionId, reading);
  try {
    const entries = await reading;
    keep(books, connectionId, entries);
    return entries.values();
  } finally {
    underWay.delete(connectionId);
  }
}

async function prepare(desk: Desk, connectionId: string, account: SQL | undefined): Promise<void> {
  const total = await desk.db.$count(submissions, account);
  if (total < WORTH_PREPARING || total > MOST_KEPT) return;
  await openedLabels(desk, connectionId, account, total);
}

/**
 * Whoever has a page open may search next: the labels are opened in the background, and kept while this is called.
 * `account`: see ofAccount.
 */
export function prepareLabels(desk: Desk, connectionId: string, account: SQL | undefined): void {
  const { books, underWay } = shelfOf(desk);
  const book = books.get(connectionId);
  if (book) book.usedAt = Date.now();
  // What fails here is told to whoever searches.
  else if (!underWay.has(connectionId)) prepare(desk, connectionId, account).catch(() => undefined);
}
