import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, vi } from "vitest";
import type { BatchAction, BatchActions } from "#components/batch/api.ts";
import { BatchPage } from "#components/batch/batch-page.tsx";
import { SessionGate } from "#components/shell/session-gate.tsx";
import type { BatchView } from "#lib/domain/batch.ts";
import { problem } from "#lib/domain/problem.ts";
import { err } from "#lib/domain/result.ts";

export const VIEW: BatchView = {
  id: "0f4d5c1e-3f0b-4c83-9c5e-0f6f2f7c1a01",
  fileName: "autumn.csv",
  state: "running",
  total: 100,
  done: 40,
  already: 0,
  counts: { accepted: 39, rejected: 1, queued: 58, sending: 2 },
  heldForSignIn: 0,
  heldForMending: 0,
  perMinute: 300,
  secondsLeft: 12,
  createdAt: "2026-11-20T12:00:00.000Z",
  endedAt: null,
};

export const DONE: BatchView = {
  ...VIEW,
  state: "done",
  done: 100,
  counts: { accepted: 99, rejected: 1 },
  perMinute: null,
  secondsLeft: null,
  endedAt: "2026-11-20T12:02:00.000Z",
};

/** `answer` is what the desk says to the page's own looks; null is no answer. */
export const desk: { answer: BatchView | null; looks: number } = { answer: VIEW, looks: 0 };

/** Time stands still, and the desk answers as told, in each test of the file. */
export function useDesk(): void {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    desk.answer = VIEW;
    desk.looks = 0;
    vi.stubGlobal("fetch", async () => {
      desk.looks += 1;
      if (desk.answer === null) throw new TypeError("Failed to fetch");
      return Response.json(desk.answer);
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

export const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

export function open(initial: BatchView, over: Partial<BatchActions> = {}) {
  const refuse: BatchAction = async () =>
    err(problem("unexpected", { broker: "North", doing: "change this import" }));
  const signInAgain = vi.fn(async (_: string) => ({ ok: true }) as const);
  const { unmount } = render(
    <SessionGate
      account="a"
      username="demo"
      brokerName="North"
      signInAgain={signInAgain}
      signOut={async () => {}}
    >
      <BatchPage
        initial={initial}
        actions={{ pause: refuse, resume: refuse, cancel: refuse, sendHeld: refuse, ...over }}
        brokerName="North"
        timeZone="Europe/Warsaw"
      />
    </SessionGate>,
  );
  return {
    unmount,
    user: userEvent.setup({ advanceTimers: vi.advanceTimersByTime, pointerEventsCheck: 0 }),
    signInAgain,
  };
}

export const status = () => screen.getByRole("status");
export const bar = () => screen.getByRole("progressbar", { name: "Import progress" });
