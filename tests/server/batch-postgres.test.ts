import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Session } from "#lib/server/auth/sessions.ts";
import { createBatch } from "#lib/server/batches/create.ts";
import { sendBatch } from "#lib/server/batches/send-batch.ts";
import { storeRows } from "#lib/server/batches/store-rows.ts";
import { type OpenDb, openServer } from "#lib/server/db/client.ts";
import { type Desk, makeDesk } from "#lib/server/db/desk.ts";
import { COLLEAGUE } from "../../sandbox/accounts.ts";
import { handed, manyRows, newBatch, newEmail, rowsOf } from "./support/batch-stage.ts";
import { type Postgres, startPostgres } from "./support/postgres.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { movableClock, testConfig, testSession } from "./support/test-desk.ts";

/** Two instances of the desk on one PostgreSQL: what one connection cannot show. */
const clock = movableClock();
let sandbox: Sandbox;
let postgres: Postgres;
let opened: readonly OpenDb[];
let desks: readonly [Desk, Desk];
let sessions: readonly [Session, Session];

beforeAll(async () => {
  sandbox = await startSandbox({ leads: 10 });
  postgres = await startPostgres();
  const url = await postgres.database();
  const config = testConfig(sandbox.url);
  const [one, other] = await Promise.all([openServer(url), openServer(url)]);
  opened = [one, other];
  desks = [await makeDesk(config, one.db, clock.now), await makeDesk(config, other.db, clock.now)];
  sessions = [await testSession(desks[0]), await testSession(desks[1], COLLEAGUE)];
});
beforeEach(() => clock.pass(180));
afterAll(async () => {
  await Promise.all(opened.map((open) => open.close()));
  await postgres.stop();
  await sandbox.stop();
});

const at = [0, 1] as const;

async function value<T>(work: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const answer = await work;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const beginAt = async (which: 0 | 1, rows: number) =>
  (await value(createBatch(desks[which], sessions[which], newBatch({ rows })))).id;

test("two colleagues who send the same file at the same moment send each email once between them", async () => {
  const rows = manyRows(250);
  for (let round = 0; round < 2; round += 1) {
    const fresh = rows.map(({ row }) => handed(row, newEmail("race")));
    const ids = await Promise.all(at.map((which) => beginAt(which, fresh.length)));
    await Promise.all(
      at.map((which) => value(storeRows(desks[which], sessions[which], ids[which] ?? "", fresh))),
    );
    const sent = await Promise.all(
      at.map((which) => value(sendBatch(desks[which], sessions[which], ids[which] ?? ""))),
    );
    expect(sent.reduce((sum, { total }) => sum + total, 0)).toBe(250);
    expect(sent.reduce((sum, { already }) => sum + already, 0)).toBe(250);
    const stored = (await Promise.all(ids.map((id) => rowsOf(desks[0], id)))).flat();
    expect(new Set(stored.map((row) => row.emailHash)).size).toBe(250);
  }
});

test("the same rows handed in twice at the same moment are stored once", async () => {
  const rows = manyRows(250);
  const id = await beginAt(0, rows.length);
  const answers = await Promise.all([0, 0, 0].map(() => value(storeRows(desks[0], sessions[0], id, rows))));
  for (const answer of answers) expect(answer).toEqual({ stored: 250, already: [], faulty: [] });
  expect(await rowsOf(desks[1], id)).toHaveLength(250);
});

test("Send pressed many times at once sets the batch on its way once, with everything stored before it", async () => {
  const rows = manyRows(50);
  const id = await beginAt(0, rows.length);
  await value(storeRows(desks[0], sessions[0], id, rows));
  const late = storeRows(desks[0], sessions[0], id, manyRows(100).slice(50));
  const sent = await Promise.all(
    Array.from({ length: 8 }, () => value(sendBatch(desks[0], sessions[0], id))),
  );
  await late;
  const total = (await rowsOf(desks[0], id)).length;
  for (const one of sent) expect(one).toMatchObject({ id, total });
});
