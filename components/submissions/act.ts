import type { Problem } from "#lib/domain/problem.ts";
import { err, type Result } from "#lib/domain/result.ts";
import { runAction } from "../shell/run-action.ts";
import { type RequireSignIn, UNREACHED } from "./api.ts";
import type { Trouble } from "./wire.ts";

/** Runs a server action; a dead session asks for the password and runs it again, unchanged. */
export async function act<T>(
  run: () => Promise<Result<T, Problem>>,
  requireSignIn: RequireSignIn,
): Promise<Result<T, Trouble>> {
  const answer = await runAction(run, requireSignIn);
  // Done or not, the same once more changes nothing that the first time did not.
  if (!answer)
    return err({ ...UNREACHED, next: "It may not have been done. Check the connection and try again." });
  if (answer.ok) return answer;
  const { message, next, technical } = answer.error;
  return err({ message, next, technical, unreached: false });
}
