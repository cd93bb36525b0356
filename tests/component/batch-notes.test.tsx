import { screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { BatchAction } from "#components/batch/api.ts";
import { ok } from "#lib/domain/result.ts";
import { DONE, desk, open, pass, status, useDesk, VIEW } from "./batch-stage.tsx";

useDesk();

describe("the page of a batch says", () => {
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
    desk.answer = { ...VIEW, perMinute: 0, secondsLeft: null };
    await pass(1100);
    const words = "Waiting for North: nothing has come of the rows for a while. It goes on by itself.";
    expect(screen.getAllByText(words)).not.toHaveLength(0);
    expect(screen.getByText("Waiting")).toBeVisible();
    expect(screen.queryByText("Running")).toBeNull();
    expect(screen.queryByText(/a minute|left/)).toBeNull();
    desk.answer = VIEW;
    await pass(1100);
    expect(screen.getByText("Running")).toBeVisible();
    expect(screen.getByText(/300 leads a minute/)).toBeVisible();
  });

  test("leads that wait for the password are counted, and the button asks for it", async () => {
    const { user, signInAgain } = open({ ...VIEW, heldForSignIn: 40, counts: { held: 40, accepted: 40 } });
    expect(screen.getByText("40 leads wait for your sign-in.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    await pass(1000);
    const dialog = await screen.findByRole("dialog", { name: "Sign in again" });
    await user.type(within(dialog).getByLabelText("Password"), "secret");
    desk.answer = VIEW;
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
    desk.answer = null;
    await pass(1100);
    expect(screen.getByText("Lead Desk could not be reached.")).toBeVisible();
    expect(status()).toHaveTextContent("40 of 100 done");
    desk.answer = VIEW;
    await pass(1100);
    expect(screen.queryByText("Lead Desk could not be reached.")).toBeNull();
  });

  test("progress is spoken now and then, the end at once", async () => {
    open(VIEW);
    const live = () => document.querySelector('[aria-live="polite"].sr-only')?.textContent;
    expect(status()).toHaveAttribute("aria-live", "off");
    const heard = new Set<string | null | undefined>();
    for (let second = 1; second <= 30; second += 1) {
      desk.answer = { ...VIEW, done: 40 + second, counts: { accepted: 40 + second } };
      await pass(1000);
      heard.add(live());
    }
    heard.delete("");
    expect(heard.size).toBe(1);
    desk.answer = DONE;
    await pass(1100);
    expect(live()).toBe("The import has ended. 99 accepted, 1 rejected");
  });
});
