import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** SECURITY 8. Kept in memory: a limit for each server process. */
function makeLimits() {
  return {
    failedSignIns: new RateLimiterMemory({ keyPrefix: "sign-in", points: 5, duration: 60 }),
    actions: new RateLimiterMemory({ keyPrefix: "action", points: 60, duration: 60 }),
    reads: new RateLimiterMemory({ keyPrefix: "read", points: 600, duration: 60 }),
    /** Exports under way, by session. */
    exports: new Map<string, number>(),
  };
}

declare global {
  // Shared by the parts that the server is bundled into: pages, handlers and actions count together.
  var leadDeskLimits: ReturnType<typeof makeLimits> | undefined;
}

function limits() {
  globalThis.leadDeskLimits ??= makeLimits();
  return globalThis.leadDeskLimits;
}

async function take(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

const signInKey = (username: string, address: string) => `${username.trim().toLowerCase()}\0${address}`;

/** False once five sign-ins of this name from this address have failed, or are under way, within a minute. */
export function takeSignIn(username: string, address: string): Promise<boolean> {
  return take(limits().failedSignIns, signInKey(username, address));
}

/** For one that did not fail by its password: colleagues share name and address. */
export async function giveSignInBack(username: string, address: string): Promise<void> {
  await limits().failedSignIns.reward(signInKey(username, address), 1);
}

export const mayAct = (sessionId: string): Promise<boolean> => take(limits().actions, sessionId);
export const mayRead = (sessionId: string): Promise<boolean> => take(limits().reads, sessionId);

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
