import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { VaultKey } from "#lib/server/config/environment.ts";
import { makeDesk } from "#lib/server/db/desk.ts";
import { eraseOldLeads } from "#lib/server/submissions/erase.ts";
import { resealAll } from "#lib/server/submissions/reseal.ts";
import { findSubmission } from "#lib/server/submissions/rows.ts";
import { viewDesk } from "#lib/server/submissions/views.ts";
import { stage } from "./support/stage.ts";
import { testSession } from "./support/test-desk.ts";

const at = stage();

test("leads and tokens open after a rotation, and after the old key has gone", async () => {
  const { id } = await at.submit();
  const withKeys = (keys: VaultKey[]) =>
    makeDesk({ ...at.desk.config, env: { ...at.desk.config.env, VAULT_KEYS: keys } }, at.desk.db);
  const [old] = at.desk.config.env.VAULT_KEYS;
  const fresh = { id: "fresh", key: randomBytes(32) };
  if (!old) throw new Error("there is a key");
  await resealAll(await withKeys([fresh, old]));
  const alone = await withKeys([fresh]);
  expect((await viewDesk(alone, at.session)).recent.map((view) => view.id)).toContain(id);
  await resealAll(await withKeys([old, fresh]));
});

test("the desk shows every unsettled lead of the account and the settled ones of this session", async () => {
  const other = await testSession(at.desk);
  await at.control.fault({ endpoint: "create", fault: { kind: "busy" } });
  const { id: waiting } = await at.submit();
  const { id: done } = await at.submit();
  const here = await viewDesk(at.desk, at.session);
  expect(here.unsettled.map(({ id }) => id)).toContain(waiting);
  expect(here.recent.map(({ id }) => id)).toContain(done);
  const there = await viewDesk(at.desk, other);
  expect(there.unsettled.map(({ id }) => id)).toContain(waiting);
  expect(there.recent.map(({ id }) => id)).not.toContain(done);
});

test("no lead stands in the database as it was typed", async () => {
  const { id, lead } = await at.submit();
  const row = JSON.stringify(await findSubmission(at.desk, id));
  for (const secret of [lead.email, lead.phone, "Nowak"]) expect(row).not.toContain(secret);
});

test("a settled lead's personal data is erased after 30 days; its outcome stays, and what is unsettled is kept", async () => {
  const { id: settled } = await at.submit();
  await at.control.fault({ endpoint: "create", fault: { kind: "busy" } });
  const { id: waiting } = await at.submit();
  await eraseOldLeads(at.desk);
  expect((await findSubmission(at.desk, settled))?.lead).not.toBeNull();
  at.clock.pass(30 * 86_400 + 60);
  expect(await eraseOldLeads(at.desk)).toBeGreaterThan(0);
  expect(await findSubmission(at.desk, settled)).toMatchObject({
    state: "accepted",
    lead: null,
    technical: null,
  });
  expect((await findSubmission(at.desk, waiting))?.lead).not.toBeNull();
});
