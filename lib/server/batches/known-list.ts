import "server-only";
import { parseEmail } from "#lib/domain/email.ts";
import type { Lead } from "#lib/domain/lead.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { withAccess } from "../auth/access-token.ts";
import type { Session } from "../auth/sessions.ts";
import type { BrokerFailure } from "../broker/errors.ts";
import { type LeadPage, listLeads } from "../broker/list-leads.ts";
import { ListRows, rowsOf } from "../broker/list-rows.ts";
import type { Desk } from "../db/desk.ts";
import { emailHash } from "../submissions/accept.ts";

const PAGE_SIZE = 1000;
/** Pages asked for at once: most of the win at real latencies. */
const AT_ONCE = 4;
/** More leads than any partner has; what lies beyond makes the list incomplete. */
const MOST_PAGES = 1000;
const DAY_MS = 86_400_000;
const EARLIEST = new Date("2000-01-01T00:00:00Z");
/** Of a keyed hash: enough that no two of a million emails meet, at a third of the memory. */
const HASH_LENGTH = 12;

export function shortHash(desk: Desk, key: string): string {
  return emailHash(desk, key).slice(0, HASH_LENGTH);
}

export type KnownList = { readonly hashes: ReadonlySet<string>; readonly complete: boolean };

/** Where a page's email is hidden, the list cannot say who is not in it. */
function addEmails(desk: Desk, hashes: Set<string>, leads: readonly Lead[]): boolean {
  let whole = true;
  for (const { email } of leads) {
    const parsed = email === null || email.includes("*") ? null : parseEmail(email);
    if (email === null || parsed === null || !email.includes("@")) whole = false;
    else hashes.add(shortHash(desk, parsed.ok ? parsed.value.key : email.trim().toLowerCase()));
  }
  return whole;
}

/**
 * Reads the whole of the broker's list, whenever its leads were created, and keeps only short hashes of the emails.
 * `onRead` is told how many pages have come, and of how many (null where the broker does not say).
 */
export async function readKnownList(
  desk: Desk,
  session: Session,
  onRead: (read: number, of: number | null) => void,
): Promise<Result<KnownList, BrokerFailure>> {
  const to = new Date(desk.now().getTime() + DAY_MS);
  const range = { query: "", from: EARLIEST, to, size: PAGE_SIZE, uncut: true };
  const readPage = (page: number): Promise<Result<LeadPage, BrokerFailure>> =>
    withAccess(desk, session.connectionId, ({ broker, token, partnerId }) =>
      listLeads(broker, token, { ...range, partnerId, page }),
    );
  const hashes = new Set<string>();
  const seen = new ListRows(PAGE_SIZE);
  let complete = true;
  let rows = 0;
  let planned: number | null = null;
  let pageSize = PAGE_SIZE;
  for (let page = 0; page < MOST_PAGES; ) {
    const wave: number = page === 0 || planned === null ? 1 : Math.max(1, Math.min(AT_ONCE, planned - page));
    const answers = await Promise.all(Array.from({ length: wave }, (_, ahead) => readPage(page + ahead)));
    let ended = false;
    for (const answer of answers) {
      if (!answer.ok) return err(answer.error);
      const { leads, unreadableRows, more, totalRows, whole } = answer.value;
      const came = rowsOf(answer.value);
      const repeats = came > 0 && seen.fresh(answer.value).length === 0;
      // A broker that gives fewer rows than asked for, of more, has a smaller limit: its pages are that size.
      if (page === 0 && came > 0) pageSize = Math.min(came, PAGE_SIZE);
      complete = addEmails(desk, hashes, leads) && unreadableRows === 0 && complete;
      if (!repeats) rows += came;
      page += 1;
      planned = totalRows === null || whole ? null : Math.ceil(totalRows / pageSize);
      ended = came === 0 || repeats || (!more && (planned === null ? came < PAGE_SIZE : page >= planned));
      onRead(page, planned);
      if (ended && totalRows !== null && rows < totalRows) complete = false;
      // The first page for every page: it may be cut to what was asked for.
      if (repeats && !whole && rows <= pageSize) complete = false;
    }
    if (ended) return ok({ hashes, complete });
  }
  return ok({ hashes, complete: false });
}
