import type { Account } from "../accounts.ts";
import type { Broker } from "../broker.ts";
import type { FaultOf } from "../faults/schema.ts";
import type { Lead } from "../leads/lead.ts";
import { type RowStyle, rowOf } from "../leads/row.ts";
import { patched } from "../patch.ts";

const PLAIN: RowStyle = {
  leadStatus: "mixed",
  leadSource: "mixed",
  masking: "mask",
  readsPhone: true,
  readsEmail: true,
};

/**
 * The row in the plain style with a comma behind it, kept with the lead until its next status: benchmarks
 * read whole books, and making a row costs a hundred times more than copying its bytes.
 */
function plainBytes(lead: Lead, now: number): Buffer {
  const { kept } = lead;
  if (kept && kept.until > now && kept.from <= now) return kept.bytes;
  const { row, until } = rowOf(lead, now, PLAIN);
  const bytes = Buffer.from(`${JSON.stringify(row)},`);
  lead.kept = { bytes, from: now, until };
  return bytes;
}

function styleFor({ settings }: Broker, { authorities }: Account, variant: FaultOf<"list"> | null): RowStyle {
  return {
    leadStatus: variant?.leadStatus ?? settings.leadStatus,
    leadSource: variant?.leadSource ?? settings.leadSource,
    masking: settings.masking,
    readsPhone: authorities.includes("PHONE_READ") && !variant?.masked,
    readsEmail: authorities.includes("EMAIL_READ") && !variant?.masked,
  };
}

/** The rows as `account` may see them: JSON, a comma between each two. */
export function rowsBytes(
  broker: Broker,
  leads: readonly Lead[],
  account: Account,
  variant: FaultOf<"list"> | null,
): Buffer {
  const style = styleFor(broker, account, variant);
  const now = broker.now();
  const plain =
    style.leadStatus === "mixed" && style.leadSource === "mixed" && style.readsPhone && style.readsEmail;
  if (plain && !variant?.rows) {
    return Buffer.concat(leads.map((lead) => plainBytes(lead, now))).subarray(0, -1);
  }
  const texts = leads.map((lead) => {
    const { row } = rowOf(lead, now, style);
    const plainText = JSON.stringify(row);
    const strikes = plainText.includes(variant?.rowsWith ?? "");
    return strikes ? JSON.stringify(patched(row, variant?.rows)) : plainText;
  });
  return Buffer.from(texts.join(","));
}
