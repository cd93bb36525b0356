import type { Lead } from "./lead.ts";
import { stepAt } from "./statuses.ts";

type Row = Record<string, unknown>;

/** How rows look; every part is a variant that UPSTREAM 3 calls possible. */
export type RowStyle = {
  readonly leadStatus: "mixed" | "string" | "object";
  readonly leadSource: "mixed" | "top" | "inside";
  /** What becomes of fields that the account may not read. */
  readonly masking: "mask" | "omit";
  readonly readsPhone: boolean;
  readonly readsEmail: boolean;
};

const instant = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");

const maskedEmail = (email: string) => email.replace(/^(.).*@/, "$1*****@");
const maskedPhone = (phone: string) => `${phone.slice(0, 3)}*****${phone.slice(-2)}`;

/** The row of `lead` at `now`, and until when (milliseconds since 1970) it stays the same. */
export function rowOf(lead: Lead, now: number, style: RowStyle): { row: Row; until: number } {
  const { step, next } = stepAt(lead.career, now - lead.created);
  const { uuid, name, leadStage } = step.status;
  const asText = style.leadStatus === "mixed" ? lead.statusAsText : style.leadStatus === "string";
  const inside = style.leadSource === "mixed" ? lead.sourceInside : style.leadSource === "inside";
  const updated = lead.created + step.after;
  const client = leadStage === "ACTIVE_CLIENT";
  const row: Row = {
    uuid: lead.uuid,
    created: instant(lead.created),
    updated: instant(updated),
    email: lead.email,
    name: lead.name,
    surname: lead.surname,
    phone: lead.phone,
    country: lead.country,
    language: lead.language,
    branchUuid: lead.branchUuid,
    role: client ? "CLIENT" : "LEAD",
    leadStatus: asText ? name : { uuid, name, leadStage, enabled: true },
    ...(inside ? { leadInfo: { leadSource: lead.source } } : { leadSource: lead.source }),
    depositCount: client ? 1 + (lead.created % 3) : 0,
    lastActivity: step.after === 0 ? null : instant(updated),
    ...lead.more,
  };
  if (!style.readsEmail) hide(row, "email", style.masking, maskedEmail(lead.email));
  if (!style.readsPhone) hide(row, "phone", style.masking, lead.phone && maskedPhone(lead.phone));
  return { row, until: lead.created + next };
}

function hide(row: Row, field: string, masking: "mask" | "omit", masked: string | null): void {
  if (masking === "omit") delete row[field];
  else row[field] = masked;
}
