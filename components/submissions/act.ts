import { needsSignIn, type Problem } from "#lib/domain/problem.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { type RequireSignIn, UNREACHED } from "./api.ts";
import type { Trouble } from "./wire.ts";

/** Runs a server action; a dead session asks for the password and runs it again, unchanged. */
export async function act<T>(
  run: () => Promise<Result<T, Problem>>,
  requireSignIn: RequireSignIn,
): Promise<Result<T, Trouble>> {
  for (;;) {
    const answer = await run().catch(() => null);
    if (answer?.ok) return ok(answer.value);
    if (!answer)
      return err({ ...UNREACHED, next: "Nothing was changed. Check the connection and try again." });
    const { code, message, next, technical } = answer.error;
    if (!needsSignIn(code)) return err({ message, next, technical, unreached: false });
    await requireSignIn();
  }
}
