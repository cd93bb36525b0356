import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { act as actOfBatch } from "#components/batch/api.ts";
import { act as actOfForm } from "#components/lead-form/api.ts";
import { act as actOfHistory } from "#components/submissions/act.ts";
import { ask } from "#components/submissions/api.ts";

// What a connection that hangs does: it neither answers nor fails.
const never = () => new Promise<never>(() => undefined);
const signIn = vi.fn(async () => undefined);
const UNREACHED = { ok: false, error: { message: "Lead Desk could not be reached." } };

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test.each([
  ["Add lead", actOfForm],
  ["Submissions", actOfHistory],
  ["an import's page", actOfBatch],
])("%s waits 15 s for what was pressed, then says that the desk is not reached", async (_, act) => {
  const said = vi.fn();
  void act(never, signIn).then(said);
  await vi.advanceTimersByTimeAsync(14_900);
  expect(said).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(said.mock.calls).toMatchObject([[UNREACHED]]);
});

test("the rows of Submissions are waited for as long, whatever is asked next", async () => {
  const deadline = new AbortController();
  const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(deadline.signal);
  vi.stubGlobal(
    "fetch",
    (_: string, { signal }: { readonly signal: AbortSignal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  const asked = { read: () => null, signal: new AbortController().signal, requireSignIn: signIn };
  const said = vi.fn();
  void ask("/api/submissions?", { ...asked, background: true }).then(said);
  expect(timeout.mock.calls).toEqual([[15_000]]);
  deadline.abort();
  await vi.waitFor(() => expect(said.mock.calls).toMatchObject([[UNREACHED]]));
});
