import "server-only";
import { and, inArray, isNotNull, lt } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { attempts, submissions } from "../db/schema.ts";

const DAY_MS = 86_400_000;
const AT_ONCE = 500;

/**
 * Erases the personal data of leads that were settled longer ago than `KEEP_LEADS_DAYS` (SECURITY 11): the lead and the
 * broker's texts. The outcome stays, and the keyed hash of the email, by which the same person is known again.
 * Returns how many were erased.
 */
export async function eraseOldLeads(desk: Desk): Promise<number> {
  const before = new Date(desk.now().getTime() - desk.config.env.KEEP_LEADS_DAYS * DAY_MS);
  const old = and(lt(submissions.settledAt, before), isNotNull(submissions.lead));
  let erased = 0;
  for (;;) {
    const rows = await desk.db.select({ id: submissions.id }).from(submissions).where(old).limit(AT_ONCE);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return erased;
    await desk.db.update(attempts).set({ technical: null }).where(inArray(attempts.submissionId, ids));
    await desk.db
      .update(submissions)
      .set({ lead: null, label: null, cells: null, technical: null })
      .where(inArray(submissions.id, ids));
    erased += ids.length;
  }
}
