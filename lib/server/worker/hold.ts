import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { submissions } from "../db/schema.ts";

/** The broker wants the password: every imported lead of the account that waits is held until somebody signs in. */
export async function holdForSignIn(desk: Desk, connectionId: string): Promise<void> {
  const held = await desk.db
    .update(submissions)
    .set({ state: "held", reason: "sign-in", nextAt: null })
    .where(
      and(
        eq(submissions.connectionId, connectionId),
        eq(submissions.state, "queued"),
        isNotNull(submissions.batchId),
      ),
    )
    .returning({ id: submissions.id });
  log().info({ event: "held-for-sign-in", account: connectionId, rows: held.length });
}
