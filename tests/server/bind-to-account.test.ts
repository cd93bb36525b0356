import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { bindToAccount } from "#lib/server/batches/bind-to-account.ts";
import { viewBatch } from "#lib/server/batches/views.ts";
import { batches, submissions } from "#lib/server/db/schema.ts";
import { UnsealError } from "#lib/server/db/sealer.ts";
import { openLabel, openLead } from "#lib/server/submissions/rows.ts";
import { COLLEAGUE } from "../../sandbox/accounts.ts";
import { manyRows, running } from "./support/batch-stage.ts";
import { stage } from "./support/stage.ts";
import { testLead, testSession } from "./support/test-desk.ts";

const at = stage();

test("what is stored of a lead opens for its own account alone, even where its row is given to another", async () => {
  const { id } = await at.submit(testLead({ firstName: "Anna" }));
  const other = await testSession(at.desk, COLLEAGUE);
  const row = await at.row(id);
  expect(openLead(at.desk, row)?.firstName).toBe("Anna");
  expect(() => openLead(at.desk, { ...row, connectionId: other.connectionId })).toThrow(UnsealError);
  expect(() => openLabel(at.desk, { ...row, connectionId: other.connectionId })).toThrow(UnsealError);
});

test("what a release before has sealed for its row alone is bound to its account once", async () => {
  const { desk, session } = at;
  const { id } = await at.submit(testLead({ firstName: "Old" }));
  const batch = await running(desk, session, manyRows(1));
  const { lead, label, connectionId } = await at.row(id);
  const asBefore = (sealed: string | null, column: string) =>
    sealed &&
    desk.sealer.seal(
      desk.sealer.open(sealed, `submissions.${column}.${connectionId}.${id}`),
      `submissions.${column}.${id}`,
    );
  const old = { lead: asBefore(lead, "lead"), label: asBefore(label, "label") };
  await desk.db.delete(submissions).where(eq(submissions.batchId, batch));
  await desk.db.update(submissions).set(old).where(eq(submissions.id, id));
  const header = desk.sealer.seal("[]", `batches.header.${batch}`);
  const fileName = desk.sealer.seal("old.csv", `batches.file_name.${batch}`);
  await desk.db.update(batches).set({ header, fileName }).where(eq(batches.id, batch));

  await bindToAccount(desk);
  expect(openLead(desk, await at.row(id))?.firstName).toBe("Old");
  expect(openLabel(desk, await at.row(id))?.name).toContain("Old");
  expect(await viewBatch(desk, session, batch)).toMatchObject({ fileName: "old.csv" });
  // Once: what is sealed by now would not open as it was sealed before.
  await bindToAccount(desk);
});
