import "server-only";
import { and, eq, isNotNull, notLike, or } from "drizzle-orm";
import { resealTokens } from "../auth/connections.ts";
import type { Desk } from "../db/desk.ts";
import { attempts, connections, submissions } from "../db/schema.ts";
import { resealRow } from "./rows.ts";

const AT_ONCE = 200;

/**
 * Seals anew whatever another than the first key of `VAULT_KEYS` has sealed, so that the old keys can go after the next
 * start. Throws UnsealError where a key is missing: better at the start than at some lead.
 */
export async function resealAll(desk: Desk): Promise<void> {
  const ours = `${desk.sealer.firstId}.%`;
  const old = (column: typeof submissions.lead | typeof submissions.technical | typeof attempts.technical) =>
    and(isNotNull(column), notLike(column, ours));
  for (;;) {
    const wanted = or(old(submissions.lead), old(submissions.technical));
    const rows = await desk.db.select().from(submissions).where(wanted).limit(AT_ONCE);
    for (const row of rows) {
      await desk.db.update(submissions).set(resealRow(desk, row)).where(eq(submissions.id, row.id));
    }
    if (rows.length < AT_ONCE) break;
  }
  // The broker's words of single attempts are sealed as their submission's are; old ones are not worth the work.
  await desk.db.update(attempts).set({ technical: null }).where(old(attempts.technical));
  const accounts = await desk.db.select().from(connections);
  for (const row of accounts) {
    const change = resealTokens(desk, row);
    if (change) await desk.db.update(connections).set(change).where(eq(connections.id, row.id));
  }
}
