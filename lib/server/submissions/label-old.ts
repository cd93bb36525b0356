import "server-only";
import { and, isNotNull, isNull } from "drizzle-orm";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";
import { renewSubmissions } from "./renew-all.ts";
import { openLead, sealLabel } from "./rows.ts";

/** Gives leads of releases before there was a list of submissions the label that the list shows and searches. */
export async function labelOld(desk: Desk): Promise<void> {
  const unlabelled = and(isNotNull(submissions.lead), isNull(submissions.label));
  await renewSubmissions(desk, unlabelled, (row) => {
    const lead = openLead(desk, row);
    return { label: lead && sealLabel(desk, row, lead) };
  });
}
