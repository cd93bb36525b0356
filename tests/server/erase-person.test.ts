import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { parseHistoryQuery } from "#lib/domain/history-query.ts";
import { attempts, submissions } from "#lib/server/db/schema.ts";
import { countPerson, eraseOldLeads, erasePerson } from "#lib/server/submissions/erase.ts";
import { readHistory } from "#lib/server/submissions/history.ts";
import { readSubmissionHistory } from "#lib/server/submissions/history-details.ts";
import { forgetLabels } from "#lib/server/submissions/history-labels.ts";
import { COLLEAGUE, UNKNOWN_OFFER } from "../../sandbox/accounts.ts";
import { handed, newEmail, rowsOf, running } from "./support/batch-stage.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();
beforeEach(() => forgetLabels(at.desk));

const erase = (email: string, session = at.session) => erasePerson(at.desk, session, email.toLowerCase());
const count = (email: string) => countPerson(at.desk, at.session, email.toLowerCase());
const search = (query: string) =>
  readHistory(at.desk, at.session, parseHistoryQuery(new URLSearchParams({ query })));

const GONE = { lead: null, label: null, cells: null, technical: null };
const rejection = {
  endpoint: "create",
  fault: { kind: "answer", status: 422, body: { message: "the words of the broker" } },
} as const;

test("a person is erased from settled leads and their attempts; outcomes stay, and the whole email still finds them", async () => {
  const email = newEmail("Anna.Erased");
  const { id: accepted } = await at.submit(testLead({ email, firstName: "Anna" }));
  await at.control.fault(rejection);
  const { id: rejected } = await at.submit(testLead({ email, firstName: "Anna" }));
  const { id: other } = await at.submit();
  expect((await search("anna")).totalRows).toBe(2);
  expect(await count(email)).toEqual({ leads: 2, waiting: 0, onTheirWay: 0 });

  expect(await erase(email)).toEqual({ kind: "erased", leads: 2, cancelled: 0 });
  expect(await at.row(accepted)).toMatchObject({ ...GONE, state: "accepted" });
  expect(await at.row(rejected)).toMatchObject({ ...GONE, state: "rejected", reason: "refused" });
  const calls = await at.desk.db.select().from(attempts).where(eq(attempts.submissionId, rejected));
  expect(calls.map(({ answer, technical }) => [answer, technical])).toEqual([["refused", null]]);
  expect((await at.row(other)).lead).not.toBeNull();

  expect((await search("anna")).totalRows).toBe(0);
  const byEmail = await search(email);
  expect(
    byEmail.rows.map(({ id, erased, email: shown, name, state }) => [id, erased, shown, name, state]),
  ).toEqual([
    [rejected, true, "", "", "rejected"],
    [accepted, true, "", "", "accepted"],
  ]);
  expect((await readSubmissionHistory(at.desk, at.session, rejected))?.submission.lead).toBeNull();
  expect(await count(email)).toEqual({ leads: 0, waiting: 0, onTheirWay: 0 });
  expect(await erase(email)).toEqual({ kind: "erased", leads: 0, cancelled: 0 });
});

test("what waits is cancelled with it and never sent", async () => {
  const email = newEmail("waits");
  const held = await at.submit(testLead({ email, offerUuid: UNKNOWN_OFFER }));
  await at.control.fault({ endpoint: "create", fault: { kind: "busy" } });
  const queued = await at.submit(testLead({ email }));
  const tried = await at.tried(email);
  expect(await count(email)).toMatchObject({ leads: 2, waiting: 2 });
  expect(await erase(email)).toEqual({ kind: "erased", leads: 2, cancelled: 2 });
  for (const { id } of [held, queued]) {
    expect(await at.row(id)).toMatchObject({ ...GONE, state: "cancelled", reason: null, nextAt: null });
    expect((await at.row(id)).settledAt).not.toBeNull();
    await at.press(id);
  }
  await at.pass(3600);
  await at.work();
  expect(await at.tried(email)).toBe(tried);
});

test("while a lead may have arrived nothing of the person is erased, and it says so; once settled it is", async () => {
  const email = newEmail("unsure");
  const settled = await at.submit(testLead({ email }));
  await at.control.fault({ endpoint: "create", fault: { kind: "html", status: 502 } });
  const unsure = await at.submit(testLead({ email }));
  expect(await at.state(unsure.id)).toBe("unknown");
  expect(await erase(email)).toEqual({ kind: "on-its-way", leads: 1 });
  expect((await at.row(settled.id)).lead).not.toBeNull();
  await at.settle(unsure.id);
  expect(await erase(email)).toMatchObject({ kind: "erased", leads: 2 });
});

test("rows of imports are erased with their cells; the other rows stay", async () => {
  const email = newEmail("row");
  const batch = await running(at.desk, at.session, [handed(1, email), handed(2, newEmail("other"))]);
  expect(await erase(email)).toEqual({ kind: "erased", leads: 1, cancelled: 1 });
  const rows = await rowsOf(at.desk, batch);
  expect(rows[0]).toMatchObject({ ...GONE, state: "cancelled", rowNumber: 1 });
  expect(rows[1]?.cells).not.toBeNull();
});

test("the same person's leads of another account stay", async () => {
  const { id, lead } = await at.submit();
  const colleague = await at.signIn(COLLEAGUE);
  expect(await erase(lead.email, colleague)).toEqual({ kind: "erased", leads: 0, cancelled: 0 });
  expect((await at.row(id)).lead).not.toBeNull();
});

test("an answer that was noted in the moment of the erasure loses its words with the next tidying", async () => {
  await at.control.fault(rejection);
  const { id, lead } = await at.submit();
  await erase(lead.email);
  await at.desk.db.update(attempts).set({ technical: "late" }).where(eq(attempts.submissionId, id));
  await eraseOldLeads(at.desk);
  const [call] = await at.desk.db.select().from(attempts).where(eq(attempts.submissionId, id));
  expect(call?.technical).toBeNull();
  expect(await at.desk.db.select().from(submissions).where(eq(submissions.id, id))).toHaveLength(1);
});
