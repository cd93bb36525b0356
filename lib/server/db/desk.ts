import "server-only";
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Config, getConfig } from "../config/config.ts";
import { type Db, type OpenDb, openEmbedded, openServer } from "./client.ts";
import { openQueue, type Queue } from "./queue.ts";
import { deskSecrets } from "./schema.ts";
import { keyedHash, Sealer } from "./sealer.ts";

/** What every server function works with. Tests make their own: another database, another clock. */
export type Desk = {
  readonly config: Config;
  readonly db: Db;
  readonly sealer: Sealer;
  /** Wakes the workers of this database. Null at a desk that is driven step by step, as tests do. */
  readonly queue: Queue | null;
  /** Keyed hash of a text, stable over a change of `VAULT_KEYS`. */
  hash(purpose: string, text: string): string;
  now(): Date;
};

const HASH_KEY = "hash-key";

/** The key of the hashes: made once, sealed by the vault. Throws UnsealError under a wrong vault key. */
async function hashKey(db: Db, sealer: Sealer): Promise<Buffer> {
  const made = sealer.seal(randomBytes(32).toString("base64"), HASH_KEY);
  await db.insert(deskSecrets).values({ name: HASH_KEY, sealed: made }).onConflictDoNothing();
  const [row] = await db.select().from(deskSecrets).where(eq(deskSecrets.name, HASH_KEY));
  const sealed = row?.sealed ?? made;
  const key = sealer.open(sealed, HASH_KEY);
  if (sealer.isOld(sealed)) {
    const renewed = sealer.seal(key, HASH_KEY);
    await db.update(deskSecrets).set({ sealed: renewed }).where(eq(deskSecrets.name, HASH_KEY));
  }
  return Buffer.from(key, "base64");
}

/** Puts a desk together over an open database. Throws UnsealError where the vault's key is a wrong one. */
export async function makeDesk(
  config: Config,
  db: Db,
  now: () => Date = () => new Date(),
  queue: Queue | null = null,
): Promise<Desk> {
  const sealer = new Sealer(config.env.VAULT_KEYS);
  const key = await hashKey(db, sealer);
  return { config, db, sealer, queue, hash: (purpose, text) => keyedHash(key, purpose, text), now };
}

type Opened = { readonly desk: Desk; readonly open: OpenDb };

declare global {
  var leadDesk: Promise<Opened> | undefined;
}

async function openDesk(): Promise<Opened> {
  const config = getConfig();
  const { DATABASE_URL, DATA_DIR } = config.env;
  const open = DATABASE_URL ? await openServer(DATABASE_URL) : await openEmbedded(DATA_DIR);
  const desk = await makeDesk(config, open.db, () => new Date(), await openQueue(open));
  return { desk, open };
}

/** This process's desk, opened on first use. A failed opening is tried again by the next caller. */
export async function getDesk(): Promise<Desk> {
  globalThis.leadDesk ??= openDesk();
  try {
    return (await globalThis.leadDesk).desk;
  } catch (error) {
    globalThis.leadDesk = undefined;
    throw error;
  }
}
