import "server-only";
import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { Session } from "../auth/sessions.ts";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { batches, submissions } from "../db/schema.ts";
import { emailHash } from "../submissions/accept.ts";

export type Submitted = {
  readonly id: string;
  readonly emailHash: string;
  readonly contentHash: string;
  readonly state: (typeof submissions.$inferSelect)["state"];
};

/**
 * What this desk has submitted of these emails to this partner, whoever did. Rows of an import that is still being
 * handed in count only for that import (`filling`): its page may never come back.
 */
export function findSubmitted(
  db: Db,
  session: Session,
  emailHashes: readonly string[],
  filling: string | null,
): Promise<Submitted[]> {
  const { id, contentHash, state } = submissions;
  return db
    .select({ id, emailHash: submissions.emailHash, contentHash, state })
    .from(submissions)
    .leftJoin(batches, eq(submissions.batchId, batches.id))
    .where(
      and(
        eq(submissions.brokerId, session.broker.id),
        eq(submissions.partnerId, session.partnerId),
        inArray(submissions.emailHash, [...emailHashes]),
        ne(state, "cancelled"),
        or(
          isNull(batches.id),
          ne(batches.state, "filling"),
          ...(filling === null ? [] : [eq(batches.id, filling)]),
        ),
      ),
    );
}

/** For each email (as it is compared): whether this desk has submitted it, and the broker has not rejected it. */
export async function alreadySubmitted(
  desk: Desk,
  session: Session,
  emails: readonly string[],
): Promise<boolean[]> {
  const hashes = emails.map((email) => emailHash(desk, email));
  const found = await findSubmitted(desk.db, session, hashes, null);
  const sent = new Set(found.filter(({ state }) => state !== "rejected").map((row) => row.emailHash));
  return hashes.map((hash) => sent.has(hash));
}
