import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { resealBatches } from "#lib/server/batches/keep.ts";
import type { VaultKey } from "#lib/server/config/environment.ts";
import type { Desk } from "#lib/server/db/desk.ts";
import { batches, connections, submissions } from "#lib/server/db/schema.ts";
import { Sealer } from "#lib/server/db/sealer.ts";
import { labelOld } from "#lib/server/submissions/label-old.ts";
import { resealAll } from "#lib/server/submissions/reseal.ts";
import { openLead, sealTechnical } from "#lib/server/submissions/rows.ts";
import { manyRows, rowsOf, running } from "./support/batch-stage.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

const key = (id: string): VaultKey => ({ id, key: randomBytes(32) });
const NEW = key("new");

/** This desk with new keys in front of its own. */
const withKeys = (...keys: VaultKey[]): Desk => ({
  ...at.desk,
  sealer: new Sealer([...keys, ...at.desk.config.env.VAULT_KEYS]),
});

/** Opens as any sealer does; in the moment of the first opening another instance does its work. */
class Interrupted extends Sealer {
  #meanwhile: (() => PromiseLike<unknown>) | null;
  done: PromiseLike<unknown> | null = null;

  constructor(keys: readonly VaultKey[], meanwhile: () => PromiseLike<unknown>) {
    super(keys);
    this.#meanwhile = meanwhile;
  }

  override open(sealed: string, row: string): string {
    // The embedded database answers in the order of asking: this is done before whatever the caller asks next.
    if (this.#meanwhile) this.done = this.#meanwhile().then((all) => all);
    this.#meanwhile = null;
    return super.open(sealed, row);
  }
}

/** Runs a desk's work under a new first key, another instance doing its own between the reading and the writing. */
async function interrupt(work: (desk: Desk) => Promise<void>, meanwhile: () => PromiseLike<unknown>) {
  const sealer = new Interrupted([NEW, ...at.desk.config.env.VAULT_KEYS], meanwhile);
  await work({ ...at.desk, sealer });
  expect(sealer.done).not.toBeNull();
  await sealer.done;
}

const GONE = { lead: null, label: null, cells: null, technical: null };

describe("what another instance erases meanwhile stays erased", () => {
  test("a lead whose seal is renewed", async () => {
    const [id, other] = [await at.handIn(testLead()), await at.handIn(testLead())];
    await interrupt(resealAll, () => at.desk.db.update(submissions).set(GONE));
    for (const one of [id, other]) expect(await at.row(one)).toMatchObject(GONE);
  });

  test("a lead that gets its label", async () => {
    const [id, other] = [await at.handIn(testLead()), await at.handIn(testLead())];
    await at.desk.db.update(submissions).set({ label: null });
    await interrupt(labelOld, () => at.desk.db.update(submissions).set(GONE));
    for (const one of [id, other]) expect(await at.row(one)).toMatchObject(GONE);
  });

  test("an import's file name and header", async () => {
    const id = await running(at.desk, at.session, manyRows(1));
    await interrupt(resealBatches, () => at.desk.db.update(batches).set({ fileName: null, header: null }));
    const [batch] = await at.desk.db.select().from(batches).where(eq(batches.id, id));
    expect(batch).toMatchObject({ fileName: null, header: null });
  });
});

test("a token that another instance renews meanwhile is not put back", async () => {
  const { sealer } = withKeys(NEW);
  const place = `connections.access.${at.session.connectionId}`;
  const mine = eq(connections.id, at.session.connectionId);
  const renewed = { accessToken: sealer.seal("renewed", place) };
  await interrupt(resealAll, () => at.desk.db.update(connections).set(renewed).where(mine));
  const [row] = await at.desk.db.select().from(connections).where(mine);
  expect(sealer.open(row?.accessToken ?? "", place)).toBe("renewed");
  expect(row?.refreshToken).toMatch(/^new\./);
});

test("a row that changed meanwhile is renewed as it is then", async () => {
  const id = await at.handIn(testLead());
  const { connectionId } = at.session;
  const technical = sealTechnical(at.desk, { id, connectionId }, "said meanwhile");
  await interrupt(resealAll, () => at.desk.db.update(submissions).set({ technical }));
  expect(await at.row(id)).toMatchObject({
    lead: expect.stringMatching(/^new\./),
    technical: expect.stringMatching(/^new\./),
  });
});

test("each row is renewed where there are many", async () => {
  const id = await running(at.desk, at.session, manyRows(450));
  await at.desk.db.update(submissions).set({ label: null });
  await labelOld(at.desk);
  await resealAll(withKeys(NEW));
  const rows = await rowsOf(at.desk, id);
  expect(rows).toHaveLength(450);
  for (const { lead, label, cells } of rows) {
    for (const sealed of [lead, label, cells]) expect(sealed).toMatch(/^new\./);
  }
});

test("a key is told from another by its whole id, of whatever characters", async () => {
  const [old, fresh] = [key("2026-11"), key("2026_11")];
  const before = withKeys(old);
  const id = await at.handIn(testLead());
  const batch = await running(at.desk, at.session, manyRows(1));
  for (const desk of [before, withKeys(fresh, old)]) {
    await resealAll(desk);
    await resealBatches(desk);
  }
  const row = await at.row(id);
  expect(openLead({ ...at.desk, sealer: new Sealer([fresh]) }, row)).not.toBeNull();
  const [file] = await at.desk.db.select().from(batches).where(eq(batches.id, batch));
  expect(file?.fileName).toMatch(/^2026_11\./);
});
