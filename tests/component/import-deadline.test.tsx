import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deskCalls } from "#components/import/api.ts";
import { press, stage, toRows } from "./import-stage.tsx";

/** The deadlines that were set, in milliseconds; each is passed only when the test says so. */
let deadlines: { readonly ms: number; readonly pass: () => void }[] = [];

beforeEach(() => {
  deadlines = [];
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const timer = new AbortController();
    deadlines.push({ ms, pass: () => timer.abort(new DOMException("too long", "TimeoutError")) });
    return timer.signal;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const GOOD = ["Jan\tNowak\tjan@x.pl\t+48600100200", "Anna\tNowak\tanna@x.pl\t+48600100201"];
const never = () => new Promise(() => undefined);

test("a connection that hangs ends in words, and pressing again goes on with the same batch", async () => {
  let hangs = true;
  const { user, push, asked } = stage((url) => (hangs && url.endsWith("/rows") ? never() : undefined));
  await toRows(user, GOOD);
  await press(user, "Send 2 leads");
  await waitFor(() => expect(asked.at(-1)).toBe("/b1/rows"));
  hangs = false;
  deadlines.at(-1)?.pass();
  expect(await screen.findByRole("alert")).toHaveTextContent("Lead Desk could not be reached.");
  await press(user, "Send 2 leads");
  await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith("/import/b1"));
  expect(asked.slice(2)).toEqual(["", "/b1/rows", "/b1/rows", "/b1/send"]);
});

test("rows open without the match of before where the desk does not say it soon", async () => {
  const { user } = stage((url) => (url.endsWith("/match") ? never() : undefined));
  await user.click(screen.getByRole("textbox", { name: "Paste rows" }));
  await user.paste(`First name\tLast name\tEmail\tPhone\n${GOOD[0]}`);
  await press(user, "Continue");
  await waitFor(() => expect(deadlines).toHaveLength(1));
  expect(deadlines[0]?.ms).toBeLessThanOrEqual(10_000);
  deadlines[0]?.pass();
  expect(await screen.findByRole("heading", { name: "Match columns" })).toBeInTheDocument();
});

test("an answer that begins and does not end is no answer either", async () => {
  vi.stubGlobal("fetch", async (_: string, { signal }: RequestInit) => {
    const body = new ReadableStream({
      start: (stream) => signal?.addEventListener("abort", () => stream.error(signal.reason)),
    });
    return new Response(body);
  });
  const asking = deskCalls({ account: "a", requireSignIn: async () => undefined }).sendBatch("b1");
  await waitFor(() => expect(deadlines).toHaveLength(1));
  deadlines[0]?.pass();
  expect(await asking).toMatchObject({ ok: false, error: { message: "Lead Desk could not be reached." } });
});
