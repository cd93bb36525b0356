import "server-only";
import { parseEmail } from "#lib/domain/email.ts";
import type { Lead } from "#lib/domain/lead.ts";
import type { ClockAhead } from "#lib/domain/reconcile.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Broker } from "../config/broker.ts";
import type { BrokerFailure } from "./errors.ts";
import { listLeads } from "./list-leads.ts";
import { ListRows, rowsOf } from "./list-rows.ts";

export type EmailSearch = {
  readonly partnerId: number;
  readonly email: string;
  /** Our clock, asked before and after the call. */
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
};

export type EmailMatches = {
  /** The leads of exactly this email, in the broker's order. */
  readonly leads: readonly Lead[];
  /** Every row of the answer was read and showed its email: absence means absence. */
  readonly good: boolean;
  /** How far the broker's clock is ahead of ours; zero where it did not say. */
  readonly clockAheadMs: ClockAhead;
};

const SIZE = 200;
/** The list's search is free text; an email that matches a thousand rows is not being looked up any more. */
const MOST_PAGES = 5;
const EARLIEST = new Date("2000-01-01T00:00:00Z");
const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

const keyOf = (email: string): string => {
  const parsed = parseEmail(email);
  return parsed.ok ? parsed.value.key : email.trim().toLowerCase();
};

const isMasked = ({ email }: Lead): boolean => email === null || email.includes("*") || !email.includes("@");

/** Finds what the broker's list has of one email, whenever it was created. */
export async function findByEmail(
  broker: Broker,
  token: string,
  { partnerId, email, now, signal }: EmailSearch,
): Promise<Result<EmailMatches, BrokerFailure>> {
  const wanted = keyOf(email);
  const leads: Lead[] = [];
  const seen = new ListRows(SIZE);
  let good = true;
  let clockAheadMs: ClockAhead = { least: 0, most: 0 };
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = now().getTime();
    const to = new Date(asked + DAY_MS);
    const range = { partnerId, query: email, from: EARLIEST, to, page, size: SIZE, uncut: true };
    const answer = await listLeads(broker, token, { ...range, signal });
    if (!answer.ok) return err(answer.error);
    const { unreadableRows, answeredAt, more, totalRows, whole } = answer.value;
    if (answeredAt && page === 0) {
      // The header was written at some moment of the call, and has whole seconds.
      const answered = answeredAt.getTime();
      clockAheadMs = { least: answered - now().getTime(), most: answered + SECOND_MS - asked };
    }
    const rows = seen.fresh(answer.value);
    good &&= unreadableRows === 0 && !rows.some(isMasked);
    leads.push(...rows.filter((lead) => lead.email !== null && keyOf(lead.email) === wanted));
    const came = rowsOf(answer.value);
    if (came < SIZE && !more) {
      const read = page * SIZE + came;
      return ok({ leads, good: good && (totalRows === null || totalRows <= read), clockAheadMs });
    }
    // The broker does not page. What it gives is all that it has, or as much of it as was asked for.
    if (rows.length === 0) return ok({ leads, good: good && whole, clockAheadMs });
  }
  return ok({ leads, good: false, clockAheadMs });
}
