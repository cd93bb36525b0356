import { jsonText, refusal } from "../answers.ts";
import type { FaultOf } from "../faults/schema.ts";
import { MOST_LEADS } from "../leads/book.ts";
import { patched } from "../patch.ts";
import { callerOf } from "./bearer.ts";
import type { Work } from "./call.ts";
import { type Filter, filterOf } from "./list-filter.ts";
import { rowsBytes } from "./list-rows.ts";

/** The list endpoint (UPSTREAM 3): a Spring page, newest first. */
export const answerList: Work = (broker, call, variant) => {
  const caller = callerOf(broker, call);
  if (caller.refused) return caller.refused;
  const refuse = (status: number, message: string) => refusal(status, message, broker.now());
  if (!/^\d{1,9}$/.test(call.partner)) {
    return refuse(
      400,
      "Failed to convert value of type 'java.lang.String' to required type 'java.lang.Long'",
    );
  }
  const partnerId = Number(call.partner);
  const book = broker.book(partnerId);
  if (!book || !caller.account.partners.includes(partnerId)) return refuse(403, "Access is denied");
  const filter = filterOf(call.query);
  if (!filter.ok) return refuse(400, filter.message);
  const { range, query, size, page } = lookedAt(filter.value, variant?.ignores ?? []);
  const offset = Math.max(0, page * size - (variant?.slide ?? 0));
  const found = book.page(range, query, broker.now() - broker.settings.listLagMs, offset, size);
  const leads = found.leads.slice(0, variant?.rowsAtMost ?? size);
  const rows = rowsBytes(broker, leads, caller.account, variant);
  if (variant?.bareArray) return jsonText(200, Buffer.concat([Buffer.from("["), rows, Buffer.from("]")]));
  const total = found.total + (variant?.extraTotal ?? 0);
  return jsonText(200, pageBytes(rows, springPage(leads.length, total, filter.value), variant?.page));
};

function lookedAt(filter: Filter, ignores: readonly string[]): Filter {
  return {
    ...filter,
    ...(ignores.includes("page") ? { page: 0 } : {}),
    ...(ignores.includes("size") ? { size: MOST_LEADS } : {}),
    ...(ignores.includes("query") ? { query: "" } : {}),
  };
}

const springPage = (count: number, total: number, { page, size }: Filter) => ({
  totalElements: total,
  totalPages: Math.ceil(total / size),
  last: page >= Math.ceil(total / size) - 1,
  size,
  number: page,
  sort: { sorted: true, unsorted: false, empty: false },
  first: page === 0,
  numberOfElements: count,
  empty: count === 0,
});

/** `content` first, as Spring writes it, unless the change takes it away or puts something else there. */
function pageBytes(
  rows: Buffer,
  page: Record<string, unknown>,
  change: FaultOf<"list">["page"],
): Buffer | string {
  const rest = patched(page, change);
  if (change?.drop?.includes("content") || "content" in (change?.set ?? {})) return JSON.stringify(rest);
  const tail = Object.keys(rest).length === 0 ? "]}" : `],${JSON.stringify(rest).slice(1)}`;
  return Buffer.concat([Buffer.from('{"content":['), rows, Buffer.from(tail)]);
}
