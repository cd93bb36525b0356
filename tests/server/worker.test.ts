import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { findSubmission } from "#lib/server/submissions/rows.ts";
import { startWorker, type Worker } from "#lib/server/worker/worker.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { type TestDesk, testDesk, testLead, testSession } from "./support/test-desk.ts";

let sandbox: Sandbox;
let at: TestDesk;
let worker: Worker | null = null;

beforeEach(async () => {
  sandbox = await startSandbox({ leads: 10 });
  at = await testDesk(sandbox.url, { queue: true });
});

afterEach(async () => {
  await worker?.stop(1000);
  await at.close();
  await sandbox.stop();
});

describe("the worker", () => {
  test("sends a lead that was accepted and left alone", async () => {
    const session = await testSession(at.desk);
    worker = await startWorker(at.desk);
    const id = randomUUID();
    const row = await acceptLead(at.desk, session, { submissionId: id, corrects: null, lead: testLead() });
    expect(row.ok).toBe(true);
    await expect
      .poll(async () => (await findSubmission(at.desk, id))?.state, { timeout: 10_000 })
      .toBe("accepted");
  });
});
