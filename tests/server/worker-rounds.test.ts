/** What the worker does every few seconds, while one broker answers no look-up. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { findSession } from "#lib/server/auth/sessions.ts";
import { signIn } from "#lib/server/auth/sign-in.ts";
import { batches } from "#lib/server/db/schema.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { advance } from "#lib/server/submissions/advance.ts";
import { DEMO } from "../../sandbox/accounts.ts";
import { begin, manyRows, rowsOf, store } from "./support/batch-stage.ts";
import { startSandbox } from "./support/sandbox.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const south = await startSandbox({ leads: 10 });
afterAll(() => south.stop());
const at = stage({ southUrl: south.url });

const lost = { endpoint: "create", fault: { kind: "reset", when: "after" } } as const;

/** A lead that has arrived at the second broker, which did not answer. */
async function lostAtSouth(): Promise<string> {
  const { username, password } = DEMO;
  const attempt = { brokerId: "south", username, password, address: randomUUID(), before: null };
  const signedIn = await signIn(at.desk, attempt);
  const session = signedIn.ok ? await findSession(at.desk, signedIn.value.sid, "person") : null;
  if (!session) throw new Error("there is no session");
  await south.control.fault(lost);
  const handover = { submissionId: randomUUID(), lead: testLead(), corrects: null };
  await acceptLead(at.desk, session, handover);
  await advance(at.desk, handover.submissionId);
  return handover.submissionId;
}

test("goes on: imports are cancelled, and another broker's leads are looked up", async () => {
  await at.control.fault({ ...lost, times: 6 });
  for (let lead = 0; lead < 6; lead += 1) await at.submit();
  await at.control.fault({ endpoint: "list", fault: { kind: "hang", when: "before" }, times: "always" });
  const other = await lostAtSouth();
  expect(await at.state(other)).toBe("unknown");
  await at.pass(20);
  await at.startWorker();
  const openLookUps = async () => (await at.control.ledger()).endpoints.list.open;
  await expect.poll(openLookUps, { timeout: 5000 }).toBe(4);
  await expect.poll(() => at.state(other), { timeout: 8000 }).toBe("accepted");
  const batch = await begin(at.desk, at.session, { rows: 3 });
  await store(at.desk, at.session, batch, manyRows(3));
  await at.desk.db.update(batches).set({ state: "cancelled" }).where(eq(batches.id, batch));
  const isCancelled = async () => (await rowsOf(at.desk, batch)).every(({ state }) => state === "cancelled");
  await expect.poll(isCancelled, { timeout: 9000 }).toBe(true);
  expect(await openLookUps()).toBe(4);
});
