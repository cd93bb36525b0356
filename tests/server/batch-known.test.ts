import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withAccess } from "#lib/server/auth/access-token.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import { knownAtBroker } from "#lib/server/batches/known.ts";
import { listLeads } from "#lib/server/broker/list-leads.ts";
import { COLLEAGUE, MASKED } from "../../sandbox/accounts.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { type TestDesk, testDesk, testSession } from "./support/test-desk.ts";

const LEADS = 3500;

let sandbox: Sandbox;
let stage: TestDesk;
let session: Session;
let emails: string[];

beforeAll(async () => {
  sandbox = await startSandbox({ leads: LEADS });
  stage = await testDesk(sandbox.url);
  session = await testSession(stage.desk);
  const [from, to] = [new Date("2000-01-01T00:00:00Z"), new Date("2100-01-01T00:00:00Z")];
  const page = await withAccess(stage.desk, session.connectionId, ({ broker, token, partnerId }) =>
    listLeads(broker, token, { partnerId, query: "", from, to, page: 1, size: 2000 }),
  );
  if (!page.ok) throw page.error;
  // Old ones: they are on the last pages.
  emails = page.value.leads.slice(-50).map((lead) => (lead.email ?? "").toLowerCase());
});

beforeEach(async () => {
  await sandbox.control.reset();
  // Past what is kept.
  stage.clock.pass(301);
});

afterAll(async () => {
  await stage.close();
  await sandbox.stop();
});

/** Asks as the page does, until the list is read. */
async function answered(who: Session, asked: readonly string[]) {
  const seen: { read: number; of: number | null }[] = [];
  for (;;) {
    const answer = await knownAtBroker(stage.desk, who, asked);
    if (!answer.ok) return { answer, seen };
    if ("known" in answer.value) return { answer, seen, value: answer.value };
    seen.push(answer.value.under);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const listCalls = async () => (await sandbox.control.ledger()).endpoints.list.calls;

test("the whole list is read once, with progress, and says of each email whether the broker has it", async () => {
  await sandbox.control.settings({ latencyMs: 30 });
  await sandbox.control.resetLedger();
  const asked = [...emails, "nobody@nowhere.example"];
  const { value, seen } = await answered(session, asked);
  expect(value).toEqual({ known: [...emails.map(() => true), false], complete: true });
  expect(seen[0]).toEqual({ read: 0, of: null });
  expect(seen.some(({ read, of }) => read > 0 && of === 4)).toBe(true);
  expect(await listCalls()).toBe(4);
  await answered(session, asked);
  expect(await listCalls()).toBe(4);
  stage.clock.pass(301);
  await answered(session, asked);
  expect(await listCalls()).toBe(8);
});

test("each account asks for itself", async () => {
  const colleague = await testSession(stage.desk, COLLEAGUE);
  await sandbox.control.resetLedger();
  await Promise.all([answered(session, emails), answered(colleague, emails)]);
  expect(await listCalls()).toBe(8);
});

test("where the broker hides emails, or rows are missing, the answer says that it is not complete", async () => {
  const masked = await testSession(stage.desk, MASKED);
  const hidden = await answered(masked, emails);
  expect(hidden.value?.complete).toBe(false);
  await sandbox.control.fault({
    endpoint: "list",
    times: "always",
    fault: { kind: "list", extraTotal: 500 },
  });
  const short = await answered(session, emails);
  expect(short.value).toEqual({ known: emails.map(() => true), complete: false });
});

test("a broker with smaller pages, and one that names no total, is read to its end", async () => {
  await sandbox.control.fault({
    endpoint: "list",
    times: "always",
    fault: { kind: "list", rowsAtMost: 700 },
  });
  expect((await answered(session, emails)).value?.known).toEqual(emails.map(() => true));
  stage.clock.pass(301);
  await sandbox.control.clearFaults();
  await sandbox.control.fault({
    endpoint: "list",
    times: "always",
    fault: { kind: "list", bareArray: true },
  });
  const { value } = await answered(session, emails);
  expect(value?.known).toEqual(emails.map(() => true));
});

test("an outage ends as a problem, and the next question begins anew", async () => {
  await sandbox.control.fault({ endpoint: "list", fault: { kind: "html", status: 502 }, skip: 1 });
  const failed = await answered(session, emails);
  expect(failed.answer).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect((await answered(session, emails)).value?.complete).toBe(true);
});
