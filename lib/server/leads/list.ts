import "server-only";
import type { Lead } from "#lib/domain/lead.ts";
import type { LeadListPage, ListedLead } from "#lib/domain/lead-list.ts";
import { type LeadQuery, leadQueryInstants } from "#lib/domain/lead-query.ts";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { withAccess } from "../auth/access-token.ts";
import type { Session } from "../auth/sessions.ts";
import { listLeads } from "../broker/list-leads.ts";
import type { Desk } from "../db/desk.ts";

function listed({ extra: _, ...lead }: Lead): ListedLead {
  return lead;
}

/**
 * The page of the broker's list that the address asks for. Ranges such as "today" are counted at each call.
 * `signal` ends the broker's call with the request that wanted it.
 */
export async function readLeadPage(
  desk: Desk,
  session: Session,
  query: LeadQuery,
  signal?: AbortSignal,
): Promise<Result<LeadListPage, Problem>> {
  const now = desk.now();
  const { from, to } = leadQueryInstants(query, now, session.broker.timeZone);
  const { page, size } = query;
  const answer = await withAccess(
    desk,
    session.connectionId,
    ({ broker, token, partnerId }) =>
      listLeads(broker, token, {
        partnerId,
        // The address keeps the space that somebody is about to type after; the broker would search for it.
        query: query.query.trim(),
        from: new Date(from),
        to: new Date(to),
        page: page - 1,
        size,
        signal,
      }),
    session.connection,
  );
  if (!answer.ok) {
    const { kind, technical } = answer.error;
    return err(problem(kind, { broker: session.broker.name, doing: "list the leads" }, technical));
  }
  const { leads, totalRows, totalPages, unreadableRows } = answer.value;
  return ok({
    rows: leads.map(listed),
    page,
    size,
    totalRows,
    totalPages,
    unreadableRows,
    answeredAt: now.toISOString(),
  });
}
