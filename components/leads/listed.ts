import type { Json, Lead } from "#lib/domain/lead.ts";
import type { LeadListPage } from "#lib/domain/lead-list.ts";
import { leadFromRow } from "#lib/domain/lead-row.ts";
import type { Problem } from "#lib/domain/problem.ts";
import type { Result } from "#lib/domain/result.ts";

/** A page as it comes to the browser: of each row only what the broker sent, the rest is read from it here. */
export type WirePage = Omit<LeadListPage, "rows"> & { readonly rows: readonly { readonly raw: unknown }[] };

/** A page as the table shows it. `answeredAt` in epoch milliseconds. */
export type Listed = Omit<LeadListPage, "rows" | "answeredAt"> & {
  readonly leads: readonly Lead[];
  readonly answeredAt: number;
};

/** Why the list could not be had, in words. */
export type Trouble = Pick<Problem, "message" | "next" | "technical"> & {
  /** The person must type the password before anything goes on. */
  readonly needsSignIn: boolean;
  /** Worth asking again unasked. */
  readonly retryable: boolean;
  /** The desk itself gave no answer: worth asking again soon. */
  readonly unreached: boolean;
};

/** A password is asked for, not waited for. */
export const retriesItself = ({ retryable, needsSignIn }: Trouble): boolean => retryable && !needsSignIn;

export type Answer = Result<Listed, Trouble>;

/** The first page, read on the server; `search` is the address it answers. */
export type FirstPage = {
  readonly search: string;
  /** When, by the desk's clock, ISO. */
  readonly at: string;
  readonly result: Result<Omit<WirePage, "rows"> & { readonly rows: readonly RawRow[] }, Trouble>;
};
type RawRow = { readonly raw: { readonly [field: string]: Json } };

export function listedFrom({ rows, answeredAt, ...page }: WirePage): Listed {
  const leads: Lead[] = [];
  for (const { raw } of rows) {
    const lead = leadFromRow(raw);
    if (lead) leads.push(lead);
  }
  return { ...page, leads, answeredAt: Date.parse(answeredAt) };
}

/** The names of every further scalar field in these leads, in the order in which they come. */
export function furtherFields(leads: readonly Lead[]): string[] {
  const names = new Set<string>();
  for (const { extra } of leads) for (const name of Object.keys(extra)) names.add(name);
  return [...names];
}
