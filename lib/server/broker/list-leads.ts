import "server-only";

import { toUpstreamInstant } from "#lib/domain/day-range.ts";
import type { Lead } from "#lib/domain/lead.ts";
import { leadFromRow } from "#lib/domain/lead-row.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { detailsOf, isSuccess, parseJson, readText, refusalOf, say } from "./answer.ts";
import { type BrokerFailure, NotPermittedError, UnreadableAnswerError } from "./errors.ts";
import { type Answer, ask } from "./http.ts";
import { isWholeList, pageRows, readEnvelope, saysMore, totalsOf } from "./list-envelope.ts";
import { isPartnerId } from "./path.ts";
import type { Broker, CallOptions, Question } from "./types.ts";

export type LeadPage = {
  readonly leads: Lead[];
  /** Of the whole list; null where neither the broker says nor the page shows it. */
  readonly totalRows: number | null;
  readonly totalPages: number | null;
  /** Rows of this page that are no rows at all; they are not in `leads`. */
  readonly unreadableRows: number;
  /** The broker says that pages follow; a page may come short all the same where it has a limit of its own. */
  readonly more: boolean;
  /** The broker gives its whole list, longer than the asked size, for every page. */
  readonly whole: boolean;
  readonly answeredAt: Date | null;
};

export type ListLeadsRequest = CallOptions & {
  readonly partnerId: number;
  /** Free text, may be empty. */
  readonly query: string;
  /** Both ends are included; sent with second precision. */
  readonly from: Date;
  readonly to: Date;
  /** Counts from 0. */
  readonly page: number;
  readonly size: number;
  /** For readers of all pages: a list that comes whole is left whole. Else it is cut to the asked page. */
  readonly uncut?: boolean;
};

/** A page of 2000 rows with every field filled is some 4 MB. */
const MAX_LIST_BYTES = 32_000_000;

/** One page of the partner's leads, in the broker's order. An answer of no known shape is a failure, never "no leads". */
export async function listLeads(
  broker: Broker,
  accessToken: string,
  request: ListLeadsRequest,
): Promise<Result<LeadPage, BrokerFailure>> {
  const question = { broker, operation: "Listing the leads", secrets: [accessToken] };
  if (!isPartnerId(request.partnerId)) {
    return err(new NotPermittedError(`${broker.name}: Listing the leads failed, the partner is malformed`));
  }
  const asked = await ask(
    question,
    {
      method: "GET",
      path: pathOf(request),
      headers: { authorization: `Bearer ${accessToken}` },
      maxBytes: MAX_LIST_BYTES,
    },
    request,
  );
  if (!asked.ok) return asked;
  return isSuccess(asked.value.status)
    ? readPage(question, asked.value, request)
    : err(refusalOf(question, asked.value));
}

function readPage(
  question: Question,
  answer: Answer,
  request: ListLeadsRequest,
): Result<LeadPage, UnreadableAnswerError> {
  const envelope = readEnvelope(parseJson(readText(answer) ?? ""));
  if (envelope === null) {
    const message = say(question, answer, "its answer is not a list of leads");
    return err(new UnreadableAnswerError(message, detailsOf(question, answer)));
  }
  const rows = request.uncut ? envelope.rows : pageRows(envelope, request);
  const leads: Lead[] = [];
  for (const row of rows) {
    const lead = leadFromRow(row);
    if (lead !== null) leads.push(lead);
  }
  return ok({
    leads,
    ...totalsOf(envelope, request),
    unreadableRows: rows.length - leads.length,
    more: saysMore(envelope, request),
    whole: isWholeList(envelope, request.size),
    answeredAt: answer.answeredAt,
  });
}

function pathOf({ partnerId, query, from, to, page, size }: ListLeadsRequest): string {
  const search = [
    ["query", query.toWellFormed()],
    ["from", toUpstreamInstant(from)],
    ["to", toUpstreamInstant(to)],
    ["size", String(size)],
    ["page", String(page)],
  ].map(([name = "", value = ""]) => `${name}=${encodeURIComponent(value)}`);
  return `/proxy/statistic/api/partner/${partnerId}/accounts/view/for-lead-provider?${search.join("&")}`;
}
