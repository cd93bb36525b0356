import { screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { BatchAction } from "#components/batch/api.ts";
import { ok } from "#lib/domain/result.ts";
import { bar, DONE, desk, open, pass, status, useDesk, VIEW } from "./batch-stage.tsx";

useDesk();

describe("the page of a batch", () => {
  test("shows how far it is, in words and as a bar, and follows by itself until it ends", async () => {
    open(VIEW);
    expect(screen.getByRole("heading", { name: "autumn.csv" })).toBeVisible();
    expect(status()).toHaveTextContent(/^40 of 100 done: 39 accepted, 1 rejected$/);
    expect(bar()).toHaveAttribute("aria-valuenow", "40");
    expect(bar()).toHaveAttribute("aria-valuemax", "100");
    expect(screen.getByText("300 leads a minute, less than a minute left")).toBeVisible();
    desk.answer = DONE;
    await pass(1100);
    expect(status()).toHaveTextContent(/^100 of 100 done: 99 accepted, 1 rejected$/);
    expect(bar()).toHaveAttribute("aria-valuenow", "100");
    expect(screen.queryByRole("button", { name: "Pause" })).toBeNull();
    const before = desk.looks;
    await pass(60_000);
    expect(desk.looks).toBe(before);
  });

  test("pausing turns the button into Resume without moving the focus", async () => {
    const pause = vi.fn<BatchAction>(async () => {
      desk.answer = { ...VIEW, state: "paused" };
      return ok(desk.answer);
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
    desk.answer = { ...VIEW, done: 70, counts: { accepted: 70, queued: 30 } };
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
      desk.answer = {
        ...VIEW,
        state: "cancelled",
        done: 98,
        counts: { accepted: 40, cancelled: 58, sending: 2 },
      };
      return ok(desk.answer);
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

  test("a refused press is said in words and changes nothing", async () => {
    const { user } = open(VIEW);
    await user.click(screen.getByRole("button", { name: "Pause" }));
    await pass(100);
    expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
    expect(screen.getByText("Running")).toBeVisible();
  });
});
