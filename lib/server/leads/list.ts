import "server-only";
import type { LeadListPage } from "#lib/domain/lead-list.ts";
import { type LeadQuery, leadQueryInstants } from "#lib/domain/lead-query.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { withAccess } from "../auth/access-token.ts";
import type { Session } from "../auth/sessions.ts";
import { listLeads } from "../broker/list-leads.ts";
import type { Desk } from "../db/desk.ts";

/** The page of leads that an address names, read from the broker. */
export async function readLeadPage(
  desk: Desk,
  session: Session,
  query: LeadQuery,
  signal?: AbortSignal,
): Promise<Result<LeadListPage, Problem>> {
  const { page, size } = query;
  const { from, to } = leadQueryInstants(query, desk.now(), session.broker.timeZone);
  const range = { query: query.query.trim(), from: new Date(from), to: new Date(to), page: page - 1, size };
  const answer = await withAccess(desk, session.connectionId, ({ broker, token, partnerId }) =>
    listLeads(broker, token, { ...range, partnerId, signal }),
  );
  if (!answer.ok) {
    const about = { broker: session.broker.name, doing: "load the leads" };
    return err(problem(answer.error.kind, about, answer.error.technical));
  }
  const { leads: rows, totalRows, totalPages, unreadableRows } = answer.value;
  return ok({ rows, page, size, totalRows, totalPages, unreadableRows });
}
