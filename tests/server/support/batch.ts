import { randomUUID } from "node:crypto";
import { eq, isNull } from "drizzle-orm";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import { createBatch } from "#lib/server/batches/create.ts";
import { sendBatch } from "#lib/server/batches/send-batch.ts";
import { storeRows } from "#lib/server/batches/store-rows.ts";
import type { Desk } from "#lib/server/db/desk.ts";
import { submissions } from "#lib/server/db/schema.ts";
import type { SubmissionRow } from "#lib/server/submissions/rows.ts";
import { testLead } from "./test-desk.ts";

type At = { readonly desk: Desk; readonly session: Session };

const HEADER = ["First name", "Last name", "Email", "Phone"];
const ROWS_AT_ONCE = 1000;

/** A lead as a page hands it over: empty texts where the lead has nothing. */
function formOf({ emailKey: _, ...lead }: LeadInput): unknown {
  const filled = Object.entries(lead).map(([field, value]) => [field, value ?? ""]);
  return Object.fromEntries(filled);
}

const must = <T>(answer: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

/** Imports these leads (or so many of any) the way the import page does, and presses "Send". Returns the batch's id. */
export async function makeBatch(
  { desk, session }: At,
  wanted: readonly LeadInput[] | number,
): Promise<string> {
  const leads = typeof wanted === "number" ? Array.from({ length: wanted }, () => testLead()) : wanted;
  const file = { fileName: "leads.csv", fileHash: randomUUID(), header: HEADER, match: {}, already: 0 };
  const { id } = must(await createBatch(desk, session, { ...file, rows: leads.length }));
  const rows = leads.map((lead, at) => ({ row: at + 1, lead: formOf(lead), cells: [lead.email] }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const { faulty } = must(await storeRows(desk, session, id, rows.slice(from, from + ROWS_AT_ONCE)));
    if (faulty.length > 0) throw new Error(JSON.stringify(faulty.slice(0, 3)));
  }
  must(await sendBatch(desk, session, id));
  return id;
}

/** The rows of a batch in the file's order; null: what was keyed by hand. */
export function rowsOf({ desk }: Pick<At, "desk">, batchId: string | null): Promise<SubmissionRow[]> {
  const { batchId: column, rowNumber } = submissions;
  return desk.db
    .select()
    .from(submissions)
    .where(batchId === null ? isNull(column) : eq(column, batchId))
    .orderBy(rowNumber);
}
