import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BatchAction, BatchActions } from "#components/batch/api.ts";
import { BatchPage } from "#components/batch/batch-page.tsx";
import { SessionGate } from "#components/shell/session-gate.tsx";
import type { BatchView } from "#lib/domain/batch.ts";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";

const VIEW: BatchView = {
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

const DONE: BatchView = {
  ...VIEW,
  state: "done",
  done: 100,
  counts: { accepted: 99, rejected: 1 },
  perMinute: null,
  secondsLeft: null,
  endedAt: "2026-11-20T12:02:00.000Z",
};

/** What the desk answers to the page's own looks; null is no answer. */
let desk: BatchView | null;
let looks: number;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  desk = VIEW;
  looks = 0;
  vi.stubGlobal("fetch", async () => {
    looks += 1;
    if (desk === null) throw new TypeError("Failed to fetch");
    return Response.json(desk);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function open(initial: BatchView, over: Partial<BatchActions> = {}) {
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

const status = () => screen.getByRole("status");
const bar = () => screen.getByRole("progressbar", { name: "Import progress" });

describe("the page of a batch", () => {
  test("shows how far it is, in words and as a bar, and follows by itself until it ends", async () => {
    open(VIEW);
    expect(screen.getByRole("heading", { name: "autumn.csv" })).toBeVisible();
    expect(status()).toHaveTextContent(/^40 of 100 done: 39 accepted, 1 rejected$/);
    expect(bar()).toHaveAttribute("aria-valuenow", "40");
    expect(bar()).toHaveAttribute("aria-valuemax", "100");
    expect(screen.getByText("300 leads a minute, less than a minute left")).toBeVisible();
    desk = DONE;
    await pass(1100);
    expect(status()).toHaveTextContent(/^100 of 100 done: 99 accepted, 1 rejected$/);
    expect(bar()).toHaveAttribute("aria-valuenow", "100");
    expect(screen.queryByRole("button", { name: "Pause" })).toBeNull();
    const before = looks;
    await pass(60_000);
    expect(looks).toBe(before);
  });

  test("what is held until something is put right can go again together, or be given up", async () => {
    const held = { ...DONE, done: 90, counts: { accepted: 90, held: 10 }, heldForMending: 10 };
    const sendHeld = vi.fn<BatchAction>(async () => ok({ ...VIEW, counts: { accepted: 90, queued: 10 } }));
    const { user } = open(held, { sendHeld });
    expect(screen.queryByRole("button", { name: "Resume" })).toBeNull();
    expect(screen.getByRole("button", { name: "Cancel" })).toBeVisible();
    expect(screen.getByText("10 leads are held:")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Send held leads again" }));
    expect(sendHeld).toHaveBeenCalledWith(held.id);
    expect(await screen.findByRole("button", { name: "Pause" })).toBeVisible();
    expect(screen.queryByText("10 leads are held:")).toBeNull();
  });

  test("a broker that does not answer is said in place of rate and time left, until a row is settled again", async () => {
    open(VIEW);
    desk = { ...VIEW, perMinute: 0, secondsLeft: null };
    await pass(1100);
    const words = "Waiting for North: nothing has come of the rows for a while. It goes on by itself.";
    expect(screen.getAllByText(words)).not.toHaveLength(0);
    expect(screen.getByText("Waiting")).toBeVisible();
    expect(screen.queryByText("Running")).toBeNull();
    expect(screen.queryByText(/a minute|left/)).toBeNull();
    desk = VIEW;
    await pass(1100);
    expect(screen.getByText("Running")).toBeVisible();
    expect(screen.getByText(/300 leads a minute/)).toBeVisible();
  });

  test("pausing turns the button into Resume without moving the focus", async () => {
    const pause = vi.fn<BatchAction>(async () => {
      desk = { ...VIEW, state: "paused" };
      return ok(desk);
    });
    const { user } = open(VIEW, { pause });
    await user.click(screen.getByRole("button", { name: "Pause" }));
    expect(pause).toHaveBeenCalledWith(VIEW.id);
    expect(await screen.findByRole("button", { name: "Resume" })).toHaveFocus();
    expect(screen.getByText("Paused")).toBeVisible();
  });

  test("an update never moves the focus", async () => {
    open(VIEW);
    const link = screen.getByRole("link", { name: "Download results" });
    link.focus();
    desk = { ...VIEW, done: 70, counts: { accepted: 70, queued: 30 } };
    await pass(1100);
    expect(status()).toHaveTextContent("70 of 100 done: 70 accepted");
    expect(link).toHaveFocus();
  });

  test("the bar ends where the sending ended, and is whole where all was sent", () => {
    const cancelled = { ...DONE, state: "cancelled", counts: { accepted: 4, cancelled: 96 } } as const;
    const { unmount } = open(cancelled);
    expect(status()).toHaveTextContent("100 of 100 done: 4 accepted, 96 cancelled");
    expect(bar()).toHaveAttribute("aria-valuenow", "4");
    expect(bar()).toHaveAttribute("aria-valuetext", "4 of 100 sent");
    expect([...bar().children].map((part) => part.getAttribute("style"))).toEqual(["width: 4%;"]);
    unmount();
    open({ ...DONE, counts: { accepted: 100 } });
    expect([...bar().children].map((part) => part.getAttribute("style"))).toEqual(["width: 100%;"]);
  });

  test.each([
    [{ accepted: 98, duplicate: 2 }, false],
    [{ accepted: 99, rejected: 1 }, true],
    [{ accepted: 99, held: 1 }, true],
    [{ cancelled: 100 }, true],
  ])("the file of failed rows is offered only where it has any: %j", (counts, isOffered) => {
    open({ ...DONE, counts });
    expect(screen.queryByRole("link", { name: "Download failed rows" }) !== null).toBe(isOffered);
  });

  test("cancelling asks first, and says what would not be sent", async () => {
    const cancel = vi.fn<BatchAction>(async () => {
      desk = { ...VIEW, state: "cancelled", done: 98, counts: { accepted: 40, cancelled: 58, sending: 2 } };
      return ok(desk);
    });
    const { user } = open(VIEW, { cancel });
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    const dialog = await screen.findByRole("dialog", { name: "Cancel this import?" });
    expect(dialog).toHaveTextContent("58 leads will not be sent to North.");
    expect(dialog).toHaveTextContent("2 leads on the way cannot be called back.");
    expect(within(dialog).getByRole("button", { name: "Keep sending" })).toHaveFocus();
    expect(cancel).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole("button", { name: "Cancel import" }));
    expect(await screen.findByText("Cancelled")).toBeVisible();
    expect(screen.queryByRole("dialog")).toBeNull();
    await pass(100);
    expect(screen.getByRole("heading", { name: "autumn.csv" })).toHaveFocus();
  });

  test("leads that wait for the password are counted, and the button asks for it", async () => {
    const { user, signInAgain } = open({ ...VIEW, heldForSignIn: 40, counts: { held: 40, accepted: 40 } });
    expect(screen.getByText("40 leads wait for your sign-in.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    await pass(1000);
    const dialog = await screen.findByRole("dialog", { name: "Sign in again" });
    await user.type(within(dialog).getByLabelText("Password"), "secret");
    desk = VIEW;
    await user.click(within(dialog).getByRole("button", { name: "Continue" }));
    expect(signInAgain).toHaveBeenCalledWith("secret");
    await pass(200);
    expect(screen.queryByText("40 leads wait for your sign-in.")).toBeNull();
  });

  test("rows that are not sent again are said", () => {
    open({ ...DONE, already: 8 });
    expect(
      screen.getByText("8 rows were already submitted from this desk and are not sent again."),
    ).toBeVisible();
  });

  test("a desk that does not answer is said, what stands there stays, and it recovers by itself", async () => {
    open(VIEW);
    desk = null;
    await pass(1100);
    expect(screen.getByText("Lead Desk could not be reached.")).toBeVisible();
    expect(status()).toHaveTextContent("40 of 100 done");
    desk = VIEW;
    await pass(1100);
    expect(screen.queryByText("Lead Desk could not be reached.")).toBeNull();
  });

  test("progress is spoken now and then, the end at once", async () => {
    open(VIEW);
    const live = () => document.querySelector('[aria-live="polite"].sr-only')?.textContent;
    expect(status()).toHaveAttribute("aria-live", "off");
    const heard = new Set<string | null | undefined>();
    for (let second = 1; second <= 30; second += 1) {
      desk = { ...VIEW, done: 40 + second, counts: { accepted: 40 + second } };
      await pass(1000);
      heard.add(live());
    }
    heard.delete("");
    expect(heard.size).toBe(1);
    desk = DONE;
    await pass(1100);
    expect(live()).toBe("The import has ended. 99 accepted, 1 rejected");
  });

  test("a refused press is said in words and changes nothing", async () => {
    const { user } = open(VIEW);
    await user.click(screen.getByRole("button", { name: "Pause" }));
    await pass(100);
    expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
    expect(screen.getByText("Running")).toBeVisible();
  });
});
