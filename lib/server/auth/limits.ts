import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** SECURITY 8. Kept in memory: a limit for each server process. */
const failedSignIns = new RateLimiterMemory({ keyPrefix: "sign-in", points: 5, duration: 60 });
const actions = new RateLimiterMemory({ keyPrefix: "action", points: 60, duration: 60 });
const reads = new RateLimiterMemory({ keyPrefix: "read", points: 600, duration: 60 });

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
  return take(failedSignIns, signInKey(username, address));
}

/** For one that did not fail by its password: colleagues share name and address. */
export async function giveSignInBack(username: string, address: string): Promise<void> {
  await failedSignIns.reward(signInKey(username, address), 1);
}

export const mayAct = (sessionId: string): Promise<boolean> => take(actions, sessionId);
export const mayRead = (sessionId: string): Promise<boolean> => take(reads, sessionId);

const exportsUnderWay = new Map<string, number>();

/** At most two exports at once for each session; the returned function gives the place back. Null: none free. */
export function takeExportPlace(sessionId: string): (() => void) | null {
  const underWay = exportsUnderWay.get(sessionId) ?? 0;
  if (underWay >= 2) return null;
  exportsUnderWay.set(sessionId, underWay + 1);
  let done = false;
  return () => {
    if (done) return;
    done = true;
    const left = (exportsUnderWay.get(sessionId) ?? 1) - 1;
    if (left > 0) exportsUnderWay.set(sessionId, left);
    else exportsUnderWay.delete(sessionId);
  };
}
