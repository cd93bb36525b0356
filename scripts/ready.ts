import { setTimeout as wait } from "node:timers/promises";
import type { Child } from "./children.ts";

async function answers(url: string, accept: (response: Response) => boolean): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    await response.body?.cancel();
    return accept(response);
  } catch {
    return false;
  }
}

/**
 * Asks `url` until the answer is accepted. Resolves to false where the child ends first or `seconds` are over.
 */
export async function untilReady(
  child: Child,
  url: string,
  accept: (response: Response) => boolean,
  seconds: number,
): Promise<boolean> {
  let ended = false;
  child.exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + seconds * 1000;
  while (!ended && Date.now() < deadline) {
    if (await answers(url, accept)) return !ended;
    await wait(150);
  }
  return false;
}
