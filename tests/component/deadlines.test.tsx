import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { act as actOfBatch } from "#components/batch/api.ts";
import { act as actOfForm } from "#components/lead-form/api.ts";
import { fetchLeads } from "#components/leads/api.ts";
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

test.each([
  [
    "Submissions",
    15_000,
    (signal: AbortSignal) =>
      ask("/api/submissions?", { read: () => null, signal, requireSignIn: signIn, background: true }),
  ],
  // The broker's own deadline, the renewal of a token before it, and some.
  ["Leads", 70_000, (signal: AbortSignal) => fetchLeads("", signal, signIn)],
])("the rows of %s are waited for no longer than %i ms", async (_, ms, askRows) => {
  const deadline = new AbortController();
  const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(deadline.signal);
  vi.stubGlobal(
    "fetch",
    (_: string, { signal }: { readonly signal: AbortSignal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  const said = vi.fn();
  void askRows(new AbortController().signal).then(said);
  expect(timeout.mock.calls).toEqual([[ms]]);
  deadline.abort();
  const unreached = { ok: false, error: { unreached: true } };
  await vi.waitFor(() => expect(said.mock.calls).toMatchObject([[unreached]]));
});
