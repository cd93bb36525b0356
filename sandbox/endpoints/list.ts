import type { Account } from "../accounts.ts";
import { jsonText, refusal } from "../answers.ts";
import type { Broker } from "../broker.ts";
import type { FaultOf } from "../faults/schema.ts";
import type { Lead } from "../leads/lead.ts";
import { type RowStyle, rowOf } from "../leads/row.ts";
import { patched } from "../patch.ts";
import { callerOf } from "./bearer.ts";
import type { Work } from "./call.ts";
import { type Filter, filterOf } from "./list-filter.ts";

type Variant = FaultOf<"list">;

/** The list endpoint (UPSTREAM 3): a Spring page, newest first. */
export const answerList: Work = (broker, call, variant) => {
  const caller = callerOf(broker, call);
  if (caller.refused) return caller.refused;
  const refuse = (status: number, message: string) => refusal(status, message, broker.now());
  if (!/^\d{1,9}$/.test(call.partner)) {
    return refuse(
      400,
      `Failed to convert value of type 'java.lang.String' to required type 'java.lang.Long'`,
    );
  }
  const partnerId = Number(call.partner);
  const book = broker.book(partnerId);
  if (!book || !caller.account.partners.includes(partnerId)) return refuse(403, "Access is denied");
  const filter = filterOf(call.query);
  if (!filter.ok) return refuse(400, filter.message);
  const { range, query, size, page } = filter.value;
  const offset = Math.max(0, page * size - (variant?.slide ?? 0));
  const found = book.page(range, query, broker.now() - broker.settings.listLagMs, offset, size);
  const leads = found.leads.slice(0, variant?.rowsAtMost ?? size);
  const rows = rowsText(broker, leads, caller.account, variant);
  const total = found.total + (variant?.extraTotal ?? 0);
  return jsonText(200, pageText(rows, leads.length, total, filter.value, variant));
};

const FULL: RowStyle = {
  leadStatus: "mixed",
  leadSource: "mixed",
  masking: "mask",
  readsPhone: true,
  readsEmail: true,
};

/** The text of each row in the plain style, kept until the lead's next status. */
const kept = new WeakMap<Lead, { readonly text: string; readonly from: number; readonly until: number }>();

function plainText(lead: Lead, now: number): string {
  const known = kept.get(lead);
  if (known && known.until > now && known.from <= now) return known.text;
  const { row, until } = rowOf(lead, now, FULL);
  const text = JSON.stringify(row);
  kept.set(lead, { text, from: now, until });
  return text;
}

function rowsText(broker: Broker, leads: readonly Lead[], account: Account, variant: Variant | null): string {
  const { settings } = broker;
  const style: RowStyle = {
    leadStatus: variant?.leadStatus ?? settings.leadStatus,
    leadSource: variant?.leadSource ?? settings.leadSource,
    masking: settings.masking,
    readsPhone: account.authorities.includes("PHONE_READ") && !variant?.masked,
    readsEmail: account.authorities.includes("EMAIL_READ") && !variant?.masked,
  };
  const now = broker.now();
  const plain =
    style.leadStatus === "mixed" && style.leadSource === "mixed" && style.readsPhone && style.readsEmail;
  if (plain && !variant?.rows) return leads.map((lead) => plainText(lead, now)).join(",");
  return leads.map((lead) => JSON.stringify(patched(rowOf(lead, now, style).row, variant?.rows))).join(",");
}

function pageText(
  rows: string,
  count: number,
  total: number,
  filter: Filter,
  variant: Variant | null,
): string {
  if (variant?.bareArray) return `[${rows}]`;
  const totalPages = Math.ceil(total / filter.size);
  const page = {
    totalElements: total,
    totalPages,
    last: filter.page >= totalPages - 1,
    size: filter.size,
    number: filter.page,
    sort: { sorted: true, unsorted: false, empty: false },
    first: filter.page === 0,
    numberOfElements: count,
    empty: count === 0,
  };
  const rest = patched(page, variant?.page);
  if (variant?.page?.drop?.includes("content") || "content" in (variant?.page?.set ?? {})) {
    return JSON.stringify(rest);
  }
  return `{"content":[${rows}],${JSON.stringify(rest).slice(1)}`.replace(/,\}$/, "}");
}
