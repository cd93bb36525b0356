import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ResultFile } from "#lib/domain/batch-results.ts";
import { SEPARATORS } from "#lib/domain/csv.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import { batchCsv } from "#lib/server/batches/results.ts";
import { findOwnBatch } from "#lib/server/batches/rows.ts";
import { viewBatch } from "#lib/server/batches/views.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { startWorker, type Worker } from "#lib/server/worker/worker.ts";
import { readCsv } from "#tests/browser/support/csv-reader.ts";
import { begin, handed, manyRows, newEmail, rowsOf, running, sendAll, store } from "./support/batch-stage.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { type TestDesk, testDesk, testSession } from "./support/test-desk.ts";

let sandbox: Sandbox;
let stage: TestDesk;
let session: Session;
let worker: Worker;

beforeAll(async () => {
  sandbox = await startSandbox({ leads: 10 });
  stage = await testDesk(sandbox.url, { queue: true });
  session = await testSession(stage.desk);
  worker = await startWorker(stage.desk);
});

afterAll(async () => {
  await worker.stop(1000);
  await stage.close();
  await sandbox.stop();
});

const refusal = (match: string, status: number, message: string) =>
  ({
    endpoint: "create",
    match,
    fault: { kind: "answer", status, body: { status: "X", message, printableMessage: false } },
  }) as const;

async function chunksOf(id: string, file: ResultFile): Promise<string[]> {
  const batch = await findOwnBatch(stage.desk, session, id);
  if (!batch) throw new Error("the batch is not there");
  const chunks: string[] = [];
  for await (const chunk of batchCsv(stage.desk, session, batch, file, SEPARATORS.comma)) chunks.push(chunk);
  return chunks;
}

/** The header, then the rows; the columns have different names in all these files. */
function cellsOf(text: string): string[][] {
  const rows = readCsv(text);
  return [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
}

const textOf = async (id: string, file: ResultFile) => (await chunksOf(id, file)).join("");

const settled = (id: string) =>
  expect
    .poll(async () => (await viewBatch(stage.desk, session, id))?.state, { timeout: 20_000 })
    .toBe("done");

test("the results file has the file's own cells and what became of each row, the failed file what did not get through", async () => {
  const emails = {
    good: newEmail("good"),
    twice: newEmail("twice"),
    long: newEmail("long"),
    offer: newEmail("offer"),
  };
  await sandbox.control.fault(
    refusal(emails.twice, 409, "Account already exists"),
    refusal(emails.long, 400, "could not execute batch"),
    refusal(emails.offer, 404, "Entity not found"),
  );
  const rows = [emails.good, emails.twice, emails.long, emails.offer].map((email, at) =>
    handed(at + 1, email),
  );
  const id = await running(stage.desk, session, rows);
  await settled(id);
  const view = await viewBatch(stage.desk, session, id);
  expect(view).toMatchObject({
    total: 4,
    done: 3,
    counts: { accepted: 1, duplicate: 1, rejected: 1, held: 1 },
    heldForSignIn: 0,
    heldForMending: 1,
    fileName: "autumn leads.csv",
  });

  const text = await textOf(id, "results");
  expect(text.startsWith("\uFEFFName,Surname,E-mail,Tel,Outcome,Reason,Lead ID,Sent at\r\n")).toBe(true);
  const [, good, twice, long, offer] = cellsOf(text);
  const stored = await rowsOf(stage.desk, id);
  expect(good?.slice(0, 6)).toEqual(["Jan", "Nowak", emails.good, "600 100 200", "Accepted", ""]);
  expect(good?.[6]).toBe(stored[0]?.leadId);
  expect(good?.[7]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
  expect(twice?.slice(4, 6)).toEqual([
    "Duplicate",
    "North Markets already has the lead. Nothing was changed there.",
  ]);
  expect(long?.[4]).toBe("Rejected");
  expect(long?.[5]).toContain("North Markets could not store the lead. One of the fields is too long");
  expect(offer?.slice(4, 6)).toEqual(["Held", expect.stringContaining("does not know the offer")]);

  const failed = cellsOf(await textOf(id, "failed"));
  expect(failed.slice(1).map((row) => row[2])).toEqual([emails.long, emails.offer]);
});

test("a cell that a spreadsheet would run is guarded, and quotes and line breaks survive", async () => {
  const id = await begin(stage.desk, session, { header: ["=1+1", "Note, with comma"] });
  const cells = ["@SUM(A1)", 'He said "no"\nand left'];
  await store(stage.desk, session, id, [{ ...handed(1, newEmail()), cells }]);
  await sendAll(stage.desk, session, id);
  const [header, row] = cellsOf(await textOf(id, "results"));
  expect(header?.slice(0, 2)).toEqual(["'=1+1", "Note, with comma"]);
  expect(row?.slice(0, 2)).toEqual(["'@SUM(A1)", 'He said "no"\nand left']);
  await settled(id);
});

test("the result columns of an earlier file are replaced, not repeated", async () => {
  const header = ["E-mail", "Outcome", "Reason", "Lead ID", "Sent at"];
  const email = newEmail();
  const id = await begin(stage.desk, session, { header });
  await store(stage.desk, session, id, [
    { ...handed(1, email), cells: [email, "Rejected", "Too long", "", "yesterday"] },
  ]);
  await sendAll(stage.desk, session, id);
  await settled(id);
  const [columns, row] = cellsOf(await textOf(id, "results"));
  expect(columns).toEqual(header);
  expect(row?.slice(0, 3)).toEqual([email, "Accepted", ""]);
});

test("what is erased is empty, its outcome stays", async () => {
  const id = await running(stage.desk, session, manyRows(1));
  await settled(id);
  const erased = { lead: null, label: null, cells: null };
  await stage.desk.db.update(submissions).set(erased).where(eq(submissions.batchId, id));
  const [, row] = cellsOf(await textOf(id, "results"));
  expect(row?.slice(0, 5)).toEqual(["", "", "", "", "Accepted"]);
});

test("a long file comes in slices, every row once and in the file's order", async () => {
  const rows = manyRows(1201);
  const id = await begin(stage.desk, session, { rows: rows.length });
  await store(stage.desk, session, id, rows.slice(0, 1000));
  await store(stage.desk, session, id, rows.slice(1000));
  const chunks = await chunksOf(id, "results");
  expect(chunks.length).toBeGreaterThan(3);
  const emails = cellsOf(chunks.join(""))
    .slice(1)
    .map((row) => row[2]);
  expect(emails).toEqual(rows.map((row) => row.cells[2]));
});
