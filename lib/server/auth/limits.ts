import "server-only";
import { lt } from "drizzle-orm";
import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "../db/client.ts";
import type { Desk } from "../db/desk.ts";
import { limits as table } from "../db/limits-table.ts";

/** SECURITY 8: what is counted in the database, together for all servers of a desk, and over a restart. */
function makeCounted(db: Db) {
  const shared = { storeClient: db, schema: table, duration: 60, clearExpiredByTimeout: false };
  return {
    failedSignIns: new RateLimiterDrizzle({ ...shared, keyPrefix: "sign-in", points: 5 }),
    actions: new RateLimiterDrizzle({ ...shared, keyPrefix: "action", points: 60 }),
  };
}

const counters = new WeakMap<Db, ReturnType<typeof makeCounted>>();

function counted({ db }: Desk) {
  const known = counters.get(db) ?? makeCounted(db);
  counters.set(db, known);
  return known;
}

/** Kept in memory: for each server process. */
function makeLimits() {
  return {
    reads: new RateLimiterMemory({ keyPrefix: "read", points: 600, duration: 60 }),
    /** Exports under way, by session. */
    exports: new Map<string, number>(),
  };
}

declare global {
  // Shared by the parts that the server is bundled into: pages and handlers count together.
  var leadDeskLimits: ReturnType<typeof makeLimits> | undefined;
}

function limits() {
  globalThis.leadDeskLimits ??= makeLimits();
  return globalThis.leadDeskLimits;
}

async function take(limiter: RateLimiterMemory | RateLimiterDrizzle, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

const signInKey = (desk: Desk, username: string, address: string) =>
  desk.hash("sign-in", `${username.trim().toLowerCase()}\0${address}`);

/** False once five sign-ins of this name from this address have failed, or are under way, within a minute. */
export function takeSignIn(desk: Desk, username: string, address: string): Promise<boolean> {
  return take(counted(desk).failedSignIns, signInKey(desk, username, address));
}

/** For one that did not fail by its password: colleagues share name and address. */
export async function giveSignInBack(desk: Desk, username: string, address: string): Promise<void> {
  await counted(desk).failedSignIns.reward(signInKey(desk, username, address), 1);
}

export const mayAct = (desk: Desk, sessionId: string): Promise<boolean> =>
  take(counted(desk).actions, sessionId);
export const mayRead = (sessionId: string): Promise<boolean> => take(limits().reads, sessionId);

/** Deletes the counts that have run out. */
export async function forgetOldLimits(desk: Desk): Promise<void> {
  await desk.db.delete(table).where(lt(table.expire, new Date()));
}

/** At most two exports at once for each session; the returned function gives the place back. Null: none free. */
export function takeExportPlace(sessionId: string): (() => void) | null {
  const { exports } = limits();
  const underWay = exports.get(sessionId) ?? 0;
  if (underWay >= 2) return null;
  exports.set(sessionId, underWay + 1);
  let done = false;
  return () => {
    if (done) return;
    done = true;
    const left = (exports.get(sessionId) ?? 1) - 1;
    if (left > 0) exports.set(sessionId, left);
    else exports.delete(sessionId);
  };
}
