import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { openLead, sealLabel } from "./rows.ts";

const AT_ONCE = 200;

/** Gives leads of releases before there was a list of submissions the label that the list shows and searches. */
export async function labelOld(desk: Desk): Promise<void> {
  const unlabelled = and(isNotNull(submissions.lead), isNull(submissions.label));
  for (;;) {
    const rows = await desk.db.select().from(submissions).where(unlabelled).limit(AT_ONCE);
    for (const row of rows) {
      const lead = openLead(desk, row);
      const label = lead && sealLabel(desk, row.id, lead);
      await desk.db.update(submissions).set({ label }).where(eq(submissions.id, row.id));
    }
    if (rows.length < AT_ONCE) return;
  }
}
