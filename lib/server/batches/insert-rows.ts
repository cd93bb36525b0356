import "server-only";
import { sql } from "drizzle-orm";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";
import { submissions } from "../db/schema.ts";

/** A row of a batch, sealed and ready to be stored. */
export type NewRow = {
  readonly id: string;
  readonly emailHash: string;
  readonly contentHash: string;
  readonly lead: string;
  readonly label: string;
  readonly rowNumber: number;
  readonly cells: string;
};

/**
 * Stores rows of one batch in one statement. As one JSON text: thousands of single parameters took twice the time, most
 * of it here and not in the database.
 */
export async function insertRows(
  tx: Db,
  session: Session,
  batchId: string,
  rows: readonly NewRow[],
  now: Date,
): Promise<void> {
  const { connectionId, deskId, broker, partnerId } = session;
  await tx.execute(sql`
    insert into ${submissions} (id, email_hash, content_hash, lead, label, row_number, cells, connection_id, desk_id,
      broker_id, partner_id, batch_id, created_at, state, attempts, fence, conflicted)
    select id, "emailHash", "contentHash", lead, label, "rowNumber", cells, ${connectionId}::uuid, ${deskId}::uuid,
      ${broker.id}, ${partnerId}::bigint, ${batchId}::uuid, ${now.toISOString()}::timestamptz, 'queued', 0, 0, false
    from json_to_recordset(${JSON.stringify(rows)}::json) as handed(id uuid, "emailHash" text, "contentHash" text,
      lead text, label text, "rowNumber" integer, cells text)`);
}
