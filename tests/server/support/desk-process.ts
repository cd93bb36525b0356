/**
 * The server of the crash proofs, a process of its own: the real start, worker and database, and over HTTP what the
 * pages' actions do. It answers a handover as the action does: once the row is committed, with the outcome if that comes
 * within 2 s. Prints its port when it is ready.
 */
import "./clock-ahead.ts";
import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { asc } from "drizzle-orm";
import { findSession } from "#lib/server/auth/sessions.ts";
import { signIn } from "#lib/server/auth/sign-in.ts";
import { getDesk } from "#lib/server/db/desk.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { startDesk } from "#lib/server/start.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { advance } from "#lib/server/submissions/advance.ts";
import { releaseHeldForSignIn } from "#lib/server/submissions/release.ts";
import { findSubmission, openLabel } from "#lib/server/submissions/rows.ts";
import { DEMO } from "../../../sandbox/accounts.ts";
import { makeBatch } from "./batch.ts";
import type { Asked, SeenRow } from "./crash-client.ts";

const PATIENCE_MS = 2000;

await startDesk();
const desk = await getDesk();

async function enter(): Promise<string> {
  const { username, password } = DEMO;
  const attempt = { brokerId: "north", username, password, address: "127.0.0.1", before: null };
  const signedIn = await signIn(desk, attempt);
  if (!signedIn.ok) throw new Error(signedIn.error.message);
  await releaseHeldForSignIn(desk, signedIn.value.connectionId);
  return signedIn.value.sid;
}

async function rows(): Promise<SeenRow[]> {
  const all = await desk.db.select().from(submissions).orderBy(asc(submissions.createdAt));
  return all.map((row) => ({
    id: row.id,
    email: openLabel(desk, row)?.email ?? "",
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
  }));
}

async function answer(asked: Asked): Promise<unknown> {
  if (asked.kind === "sign-in") return enter();
  if (asked.kind === "rows") return rows();
  const session = await findSession(desk, asked.sid, "person");
  if (!session) throw new Error("there is no session");
  if (asked.kind === "import") return makeBatch({ desk, session }, asked.leads);
  const { submissionId, lead } = asked;
  const row = await acceptLead(desk, session, { submissionId, lead, corrects: null });
  if (!row.ok) throw new Error(row.error.message);
  // What becomes of the delivery is the row's to say.
  const work = advance(desk, submissionId).catch(() => {});
  await Promise.race([work, sleep(PATIENCE_MS)]);
  return (await findSubmission(desk, submissionId))?.state ?? null;
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

const server = createServer((request, response) => {
  bodyOf(request)
    .then(answer)
    .then(
      (value) => response.end(JSON.stringify({ value })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`listening on ${typeof address === "object" && address ? address.port : 0}\n`);
});
