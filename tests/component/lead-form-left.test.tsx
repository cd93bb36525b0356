import { cleanup, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { readOutbox } from "#components/lead-form/kept.ts";
import type { SubmitLead } from "#components/lead-form/use-outbox.ts";
import { newestToasts } from "#components/ui/toast.tsx";
import { box, refuse, STAY, stage, typeLead, unreached } from "./lead-form-stage.tsx";
import "./ui-dom.ts";

beforeEach(() => sessionStorage.clear());

const LEFT = "Jan Nowak is not saved yet. Open Add lead to go on.";
const toasts = () => newestToasts().filter(({ words }) => words === LEFT).length;
/** Lets what was answered be taken in. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Submits a lead and leaves the page before the desk has answered; the answer is for the test to give. */
async function leaveWhileSaving() {
  const { user, submit } = stage();
  const late = Promise.withResolvers<SubmitLead>();
  submit.mockImplementationOnce(async (handed) => (await late.promise)(handed));
  await typeLead(user);
  await user.keyboard(STAY);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Saving Jan Nowak …"));
  cleanup();
  return { answer: late.resolve, first: submit };
}

test.each([
  ["fails", refuse("unexpected")],
  ["is not reached", unreached],
])(
  "a desk that %s after the page was left is told, and the lead is saved when the form is opened again",
  async (_, fails) => {
    const before = toasts();
    const left = await leaveWhileSaving();
    left.answer(fails);
    await waitFor(() => expect(toasts()).toBe(before + 1));
    const { submit } = stage();
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan@x.pl"));
    expect(submit.mock.calls).toEqual(left.first.mock.calls);
    expect(box("Email")).toHaveValue("");
    expect(screen.queryByRole("button", { name: /^Bring back/ })).toBeNull();
    expect(readOutbox("a")).toEqual([]);
  },
);

test("a lead that still cannot be saved stands in the opened form alone, not in the list too", async () => {
  const left = await leaveWhileSaving();
  left.answer(unreached);
  await waitFor(() => expect(readOutbox("a")).toHaveLength(1));
  await settled();
  stage({ submit: unreached });
  expect(await screen.findByRole("alert")).toHaveTextContent("Not saved yet: Jan Nowak.");
  expect(box("Email")).toHaveValue("jan@x.pl");
  expect(screen.queryByText("Not saved yet")).toBeNull();
  expect(readOutbox("a")).toEqual([]);
});

test("taken back from the list, a lead is in the form alone, though it was set aside as well", async () => {
  const { user, submit } = stage();
  const late = Promise.withResolvers<SubmitLead>();
  submit.mockImplementation(async (handed) => (await late.promise)(handed));
  await typeLead(user);
  await user.keyboard(STAY);
  await waitFor(() => expect(submit).toHaveBeenCalledOnce());
  await user.click(screen.getByRole("button", { name: "Clear" }));
  late.resolve(unreached);
  await user.click(await screen.findByRole("button", { name: "Back to the form" }));
  expect(box("Email")).toHaveValue("jan@x.pl");
  expect(screen.queryByRole("button", { name: /^Bring back/ })).toBeNull();
});
