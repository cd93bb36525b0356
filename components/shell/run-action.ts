import { needsSignIn, type Problem } from "#lib/domain/problem.ts";
import type { Result } from "#lib/domain/result.ts";

/** No action takes longer than two seconds at the desk (DESIGN 3); what takes this long is a connection that hangs. */
const ACTION_MS = 15_000;

/** Null where the desk could not be reached, or does not answer. */
async function answerInTime<T>(run: () => Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ACTION_MS);
  });
  return Promise.race([run().catch(() => null), silence]).finally(() => clearTimeout(timer));
}

/**
 * Runs a server action; a dead session asks for the password and runs it again, unchanged. Null where the desk gave no
 * answer in time: the action may have been done all the same.
 */
export async function runAction<T>(
  run: () => Promise<Result<T, Problem>>,
  requireSignIn: () => Promise<void>,
): Promise<Result<T, Problem> | null> {
  for (;;) {
    const answer = await answerInTime(run);
    if (!answer || answer.ok || !needsSignIn(answer.error.code)) return answer;
    await requireSignIn();
  }
}
