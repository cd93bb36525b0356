import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ok } from "#lib/domain/result.ts";
import { withAccess } from "#lib/server/auth/access-token.ts";
import { takeSignIn } from "#lib/server/auth/limits.ts";
import { type OpenDb, openServer } from "#lib/server/db/client.ts";
import { type Desk, makeDesk } from "#lib/server/db/desk.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { advance } from "#lib/server/submissions/advance.ts";
import { findSubmission } from "#lib/server/submissions/rows.ts";
import { type Postgres, startPostgres } from "#tests/server/support/postgres.ts";
import { startSandbox } from "#tests/server/support/sandbox.ts";
import { movableClock, testConfig, testLead, testSession } from "#tests/server/support/test-desk.ts";

const sandbox = await startSandbox({ leads: 20 });
const { control } = sandbox;
const clock = movableClock();
let postgres: Postgres;
let opened: OpenDb[];
/** Two instances of the desk on one server, started at the same moment. */
let desks: Desk[];

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.database();
  const config = testConfig(sandbox.url);
  opened = await Promise.all([openServer(url), openServer(url)]);
  desks = await Promise.all(opened.map(({ db }) => makeDesk(config, db, clock.now)));
});
beforeEach(() => control.reset());
afterAll(async () => {
  await Promise.all(opened.map((open) => open.close()));
  await postgres.stop();
  await sandbox.stop();
});

function either<T>(pick: (desk: Desk) => Promise<T>, times: number): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, at) => pick(desks[at % 2] ?? fail())));
}

function fail(): never {
  throw new Error("there are two desks");
}

describe("two instances on one PostgreSQL", () => {
  test("share one hash key, though both made one at the same moment", () => {
    const hashes = new Set(desks.map((desk) => desk.hash("email", "a@b.c")));
    expect(hashes.size).toBe(1);
  });

  test("count failed sign-ins together, also of the same moment", async () => {
    const taken = await either((desk) => takeSignIn(desk, "anna", "1.1.1.1"), 12);
    expect(taken.filter(Boolean)).toHaveLength(5);
  });

  test("make one refresh between them for 20 parallel calls", async () => {
    const { connectionId } = await testSession(desks[0] ?? fail());
    await control.resetLedger();
    await control.settings({ latencyMs: 300 });
    clock.pass(900);
    const answers = await either((desk) => withAccess(desk, connectionId, async () => ok(1)), 20);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await control.ledger()).endpoints.refresh.calls).toBe(1);
  });

  test("send a lead once, whichever of them is asked, however often", async () => {
    const session = await testSession(desks[0] ?? fail());
    const lead = testLead();
    const submissionId = randomUUID();
    await either(async (desk) => {
      const row = await acceptLead(desk, session, { submissionId, lead, corrects: null });
      if (row.ok) await advance(desk, row.value.id);
    }, 8);
    expect((await findSubmission(desks[1] ?? fail(), submissionId))?.state).toBe("accepted");
    expect((await control.ledger()).endpoints.create.calls).toBe(1);
  });

  test("have one lead of an email on its way at a time", async () => {
    const session = await testSession(desks[0] ?? fail());
    const lead = testLead();
    await control.settings({ latencyMs: 200 });
    await either(async (desk) => {
      const row = await acceptLead(desk, session, { submissionId: randomUUID(), lead, corrects: null });
      if (row.ok) await advance(desk, row.value.id);
    }, 6);
    expect((await control.ledger()).endpoints.create).toMatchObject({ calls: 1, concurrentMax: 1 });
  });
});
