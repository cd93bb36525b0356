import "server-only";
import { and, eq, or } from "drizzle-orm";
import { type ConnectionRow, findConnection, resealTokens } from "../auth/connections.ts";
import type { Desk } from "../db/desk.ts";
import { attempts, connections, submissions } from "../db/schema.ts";
import { renew, sealedByAnother, stillHolds } from "../db/sealed-columns.ts";
import { renewSubmissions } from "./renew-all.ts";
import { resealRow } from "./rows.ts";

/** The account's tokens under the first key; false where another instance renewed them meanwhile. */
async function resealAccount(desk: Desk, row: ConnectionRow): Promise<boolean> {
  const change = resealTokens(desk, row);
  if (!change) return true;
  const { id, accessToken, refreshToken } = connections;
  const unchanged = stillHolds([accessToken, row.accessToken], [refreshToken, row.refreshToken]);
  const written = desk.db
    .update(connections)
    .set(change)
    .where(and(eq(id, row.id), unchanged));
  return (await written.returning({ id })).length > 0;
}

/**
 * Seals anew whatever another than the first key of `VAULT_KEYS` has sealed, so that the old keys can go after the next
 * start. Throws UnsealError where a key is missing: better at the start than at some lead.
 */
export async function resealAll(desk: Desk): Promise<void> {
  const { lead, technical } = submissions;
  const old = or(sealedByAnother(desk.sealer, lead), sealedByAnother(desk.sealer, technical));
  await renewSubmissions(desk, old, (row) => resealRow(desk, row));
  // The broker's words of single attempts are sealed as their submission's are; old ones are not worth the work.
  const oldWords = sealedByAnother(desk.sealer, attempts.technical);
  await desk.db.update(attempts).set({ technical: null }).where(oldWords);
  for (const row of await desk.db.select().from(connections)) {
    await renew(
      row,
      (now) => resealAccount(desk, now),
      () => findConnection(desk, row.id),
    );
  }
}
