import { randomUUID, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import { findSession, endSession } from "#lib/server/auth/sessions.ts";
import { signIn } from "#lib/server/auth/sign-in.ts";
import { accessFor, withAccess } from "#lib/server/auth/access-token.ts";
import { makeDesk } from "#lib/server/db/desk.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { advance, advanceAll, releaseHeldForSignIn, tryAgain, cancel } from "#lib/server/submissions/advance.ts";
import { findSubmission } from "#lib/server/submissions/rows.ts";
import { lookUp } from "#lib/server/submissions/look-up.ts";
import { viewDesk } from "#lib/server/submissions/views.ts";
import { startSandbox } from "#tests/server/support/sandbox.ts";
import { type TestDesk, testDesk, testLead, testSession } from "#tests/server/support/test-desk.ts";
import { DEMO } from "../../sandbox/accounts.ts";

const sandbox = await startSandbox({ leads: 50 });
const { control } = sandbox;
let at: TestDesk;
let session: Session;
beforeAll(async () => { at = await testDesk(sandbox.url); });
beforeEach(async () => { await control.reset(); await control.clearFaults(); session = await testSession(at.desk); });
afterAll(async () => { await at.close(); await sandbox.stop(); });

async function handIn(lead: LeadInput, submissionId: string = randomUUID(), corrects: string | null = null) {
  const row = await acceptLead(at.desk, session, { submissionId, lead, corrects });
  if (!row.ok) throw new Error(row.error.message);
  return row.value.id;
}
const st = async (id: string) => { const r = await findSubmission(at.desk, id); return `${r?.state}/${r?.reason}`; };
const taken = async (email: string) => (await control.ledger()).leads.find((l) => l.email === email.toLowerCase())?.count ?? 0;

test("G: correction of a held lead that a sign-in released: both at the broker", async () => {
  const lead = testLead();
  const a = await handIn(lead);
  await control.kill("both");
  await advance(at.desk, a);
  console.log("G after", await st(a));
  session = await testSession(at.desk);
  const released = await releaseHeldForSignIn(at.desk, session.connectionId);
  await advanceAll(at.desk, released);
  const fixed = testLead({ email: `fixed.${randomUUID().slice(0,8)}@example.com`, phone: lead.phone });
  const b = await handIn(fixed, randomUUID(), a);
  await advance(at.desk, b);
  console.log("G a", await st(a), await taken(lead.email), "b", await st(b), await taken(fixed.email));
});

test("G2: correction of a queued lead that is sending meanwhile", async () => {
  await control.settings({ latencyMs: 400 });
  const lead = testLead();
  const a = await handIn(lead);
  const going = advance(at.desk, a, true);
  await new Promise((r) => setTimeout(r, 150));
  const fixed = testLead();
  const b = await handIn(fixed, randomUUID(), a);
  await Promise.all([going, advance(at.desk, b)]);
  console.log("G2 a", await st(a), await taken(lead.email), "b", await st(b), await taken(fixed.email));
});

test("V: slow list makes our own lead a duplicate", async () => {
  await control.fault({ endpoint: "create", fault: { kind: "delay", ms: 0, when: "after" } as never }).catch(() => {});
  await control.clearFaults();
  const lead = testLead();
  const a = await handIn(lead);
  await control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } as never });
  await advance(at.desk, a);
  console.log("V", await st(a), await taken(lead.email));
  await control.fault({ endpoint: "list", fault: { kind: "delay", ms: 8000, when: "after" } as never });
  await tryAgain(at.desk, session, a);
  await advance(at.desk, a, true);
  console.log("V after slow list (delay after work)", await st(a));
  const lead2 = testLead();
  const b = await handIn(lead2);
  await control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } as never });
  await advance(at.desk, b);
  await control.fault({ endpoint: "list", fault: { kind: "delay", ms: 8000, when: "before" } as never });
  await advance(at.desk, b, true);
  console.log("V after slow list (delay before work)", await st(b));
});

test("CC: session before stays alive after sign in again + sign out", async () => {
  const first = await signIn(at.desk, { brokerId: "north", username: DEMO.username, password: DEMO.password, address: "x", before: null });
  if (!first.ok) throw new Error("no");
  const second = await signIn(at.desk, { brokerId: "north", username: DEMO.username, password: DEMO.password, address: "x", before: first.value.sid });
  if (!second.ok) throw new Error("no");
  await endSession(at.desk, second.value.sid);
  console.log("CC old alive after sign-out:", (await findSession(at.desk, first.value.sid, "person")) !== null);
});

test("EE: parallel failed sign-ins", async () => {
  await control.settings({ latencyMs: 200 });
  await control.resetLedger();
  const all = await Promise.all(Array.from({ length: 40 }, (_, i) => signIn(at.desk, { brokerId: "north", username: DEMO.username, password: `wrong${i}`, address: "1.2.3.4", before: null })));
  console.log("EE codes", all.map((r) => (r.ok ? "ok" : r.error.code)).reduce((m: Record<string, number>, c) => ({ ...m, [c]: (m[c] ?? 0) + 1 }), {}), JSON.stringify((await control.ledger()).endpoints.token));
});

test("NNN: token endpoint 503 at 85 % of life", async () => {
  at.clock.pass(899 * 0.85);
  await control.fault({ endpoint: "refresh", fault: { kind: "html", status: 503 }, times: "always" } as never);
  const all = await Promise.all(Array.from({ length: 30 }, () => accessFor(at.desk, session.connectionId)));
  console.log("NNN", all.filter((r) => r.ok).length, "ok of 30;", all.filter((r) => !r.ok).map((r) => !r.ok && r.error.kind)[0], JSON.stringify((await control.ledger()).endpoints.refresh));
});

test("AA: rotation, then the old key dropped", async () => {
  const key = (id: string) => ({ id, key: randomBytes(32) });
  const [k1, k2] = [key("k1"), key("k2")];
  const mk = (keys: (typeof k1)[]) => makeDesk({ ...at.desk.config, env: { ...at.desk.config.env, VAULT_KEYS: keys } }, open.db, at.clock.now);
  const { openEmbedded } = await import("#lib/server/db/client.ts");
  const open = await openEmbedded(null);
  const d1 = await mk([k1]);
  const s = await testSession(d1);
  await control.fault({ endpoint: "create", fault: { kind: "answer", status: 404, body: "" } });
  const row = await acceptLead(d1, s, { submissionId: randomUUID(), lead: testLead(), corrects: null });
  if (!row.ok) throw new Error("x");
  await advance(d1, row.value.id);
  await mk([k2, k1]);
  const d3 = await mk([k2]);
  console.log("AA start with dropped key: ok");
  console.log("AA viewDesk:", await viewDesk(d3, s).then(() => "fine", (e) => e.message));
  console.log("AA accessFor:", await accessFor(d3, s.connectionId).then((r) => String(r.ok), (e) => e.message));
  console.log("AA advance:", await advance(d3, row.value.id, true).then(() => "fine", (e) => e.message));
  console.log("AA cancel:", await cancel(d3, s, row.value.id).then((r) => JSON.stringify(r.ok), (e) => e.message));
  await open.close();
});

test("AB: no-answer-for-a-day cancelled/corrected", async () => {
  const lead = testLead();
  const a = await handIn(lead);
  await control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } as never });
  await advance(at.desk, a);
  await control.fault({ endpoint: "list", fault: { kind: "html", status: 503 }, times: "always" } as never);
  at.clock.pass(25 * 3600);
  session = await testSession(at.desk);
  await advance(at.desk, a, true);
  console.log("AB", await st(a));
  const fixed = testLead();
  const b = await handIn(fixed, randomUUID(), a);
  await control.clearFaults();
  await advance(at.desk, b);
  console.log("AB a", await st(a), await taken(lead.email), "b", await st(b), await taken(fixed.email));
});
