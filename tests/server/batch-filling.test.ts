/** Rows of an import that is still being handed in: nobody sends, shows or counts them (decision 0008). */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { dropAbandoned } from "#lib/server/batches/drop-abandoned.ts";
import { rowId } from "#lib/server/batches/rows.ts";
import { attempts, batches } from "#lib/server/db/schema.ts";
import { advance, cancel, tryAgain } from "#lib/server/submissions/advance.ts";
import { readSubmissionHistory } from "#lib/server/submissions/history-details.ts";
import { findSubmission } from "#lib/server/submissions/rows.ts";
import { viewByEmail, viewSubmission } from "#lib/server/submissions/views.ts";
import { tidy } from "#lib/server/worker/tidy.ts";
import { begin, handed, newEmail, rowsOf, sendAll, store } from "./support/batch-stage.ts";
import { stage } from "./support/stage.ts";

const at = stage();

async function filling() {
  const id = await begin(at.desk, at.session, { rows: 1 });
  const email = newEmail();
  await store(at.desk, at.session, id, [handed(1, email)]);
  return { id, email, row: rowId(id, 1) };
}

test("a row of it is as unknown as none: it can be neither tried, cancelled nor seen before its import is sent", async () => {
  const { id, email, row } = await filling();
  const unknown = { ok: false, error: { code: "unknown-address" } };
  expect(await tryAgain(at.desk, at.session, row)).toMatchObject(unknown);
  expect(await cancel(at.desk, at.session, row)).toMatchObject(unknown);
  expect(await viewSubmission(at.desk, at.session, row)).toBeNull();
  expect(await readSubmissionHistory(at.desk, at.session, row)).toBeNull();
  expect(await viewByEmail(at.desk, at.session, email)).toEqual([]);
  await sendAll(at.desk, at.session, id);
  expect(await viewByEmail(at.desk, at.session, email)).toHaveLength(1);
  expect((await tryAgain(at.desk, at.session, row)).ok).toBe(true);
  await advance(at.desk, row, "press");
  expect(await at.state(row)).toBe("accepted");
});

test("what cannot be deleted of it does not stop the rest of what has had its time from being erased", async () => {
  const { id: settled } = await at.submit();
  const { id, row } = await filling();
  const call = { id: randomUUID(), submissionId: row, kind: "create", startedAt: at.desk.now() } as const;
  await at.desk.db.insert(attempts).values(call);
  at.clock.pass(31 * 86_400);
  await expect(dropAbandoned(at.desk)).rejects.toThrow();
  await tidy(at.desk);
  expect((await findSubmission(at.desk, settled))?.lead).toBeNull();
  await at.desk.db.delete(attempts).where(eq(attempts.submissionId, row));
  await tidy(at.desk);
  expect(await rowsOf(at.desk, id)).toEqual([]);
  expect(await at.desk.db.select().from(batches).where(eq(batches.id, id))).toEqual([]);
});
