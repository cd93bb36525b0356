import { cleanup, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { answer, box, NEXT, refuse, STAY, stage, typeLead, unreached, viewOf } from "./lead-form-stage.tsx";
import "./ui-dom.ts";

beforeEach(() => sessionStorage.clear());

test("every attempt to save a lead carries the same id, so that the desk makes one row of them", async () => {
  const { user, submit } = stage();
  submit.mockImplementationOnce(unreached);
  await typeLead(user);
  await user.keyboard(STAY);
  expect(await screen.findByRole("alert")).toHaveTextContent("Not saved yet: Jan Nowak.");
  expect(box("Email")).toHaveValue("jan@x.pl");
  await user.keyboard(STAY);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan@x.pl"));
  const ids = submit.mock.calls.map(([handed]) => handed.submissionId);
  expect(new Set(ids).size).toBe(1);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("an unsaved lead waits in the list under its own id, outlives the page, and is not named as saved", async () => {
  const first = stage();
  first.submit.mockImplementation(unreached);
  await typeLead(first.user);
  await first.user.keyboard(NEXT);
  expect(box("First name")).toHaveFocus();
  expect(box("Email")).toHaveValue("");
  expect(await screen.findByText("Not saved yet")).toBeInTheDocument();
  expect(screen.getByRole("status")).not.toHaveTextContent("jan@x.pl");
  cleanup();

  const second = stage();
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan@x.pl"));
  expect(second.submit.mock.lastCall?.[0]).toEqual(first.submit.mock.lastCall?.[0]);
  cleanup();

  const third = stage();
  expect(third.submit).not.toHaveBeenCalled();
});

test("Save now tries again; Back to the form takes the lead out of the list with its id", async () => {
  const { user, submit } = stage();
  submit.mockImplementation(unreached);
  await typeLead(user);
  await user.keyboard(NEXT);
  await user.click(await screen.findByRole("button", { name: "Save now" }));
  await waitFor(() => expect(submit).toHaveBeenCalledTimes(2));
  await user.click(await screen.findByRole("button", { name: "Back to the form" }));
  expect(box("Email")).toHaveValue("jan@x.pl");
  expect(screen.queryByText("Not saved yet")).toBeNull();
  submit.mockImplementation(answer());
  await user.keyboard(STAY);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan@x.pl"));
  expect(new Set(submit.mock.calls.map(([handed]) => handed.submissionId)).size).toBe(1);
});

test("a dead session asks for the password, then repeats what was pressed, unchanged", async () => {
  const { user, submit, signInAgain } = stage();
  submit.mockImplementationOnce(refuse("session-ended"));
  await typeLead(user);
  await user.keyboard(NEXT);
  await user.type(await screen.findByLabelText("Password"), "secret{Enter}");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan@x.pl"));
  expect(signInAgain).toHaveBeenCalledOnce();
  expect(submit.mock.calls[1]).toEqual(submit.mock.calls[0]);
});

test("an id that was taken with other content gives way to a new one, which corrects it", async () => {
  const { user, submit } = stage();
  submit.mockImplementationOnce(refuse("content-changed"));
  await typeLead(user);
  await user.keyboard(STAY);
  expect(await screen.findByRole("alert")).toHaveTextContent("already handed in with other details");
  await user.keyboard(STAY);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan@x.pl"));
  const [first, second] = submit.mock.calls.map(([handed]) => handed);
  expect(second?.submissionId).not.toBe(first?.submissionId);
  expect(second?.corrects).toBe(first?.submissionId);
});

test("a draft comes back with its id, and storage that holds something else is passed over", async () => {
  const { user, submit } = stage();
  await typeLead(user);
  cleanup();
  const again = stage();
  expect(box("Email")).toHaveValue("jan@x.pl");
  expect(screen.getByRole("heading", { name: "Draft restored" })).toBeInTheDocument();
  await again.user.keyboard(STAY);
  await waitFor(() => expect(again.submit).toHaveBeenCalledOnce());
  expect(submit).not.toHaveBeenCalled();
  cleanup();
  sessionStorage.setItem("lead-desk.draft.a", '{"form":{"firstName":7}}');
  sessionStorage.setItem("lead-desk.outbox.a", "[1,null]");
  stage();
  expect(box("First name")).toHaveValue("");
});

test.each([
  ["Submit lead", STAY],
  ["Submit and add another", NEXT],
])("%s is answered at once: saving, without the email until the lead is stored", async (_, keys) => {
  const { user, submit } = stage();
  const stored = Promise.withResolvers<void>();
  submit.mockImplementationOnce(async (handed) => {
    await stored.promise;
    return answer()(handed);
  });
  await typeLead(user);
  const region = screen.getByRole("status");
  await user.keyboard(keys);
  await waitFor(() => expect(region).toHaveTextContent(/^Saving Jan Nowak …$/));
  stored.resolve();
  await waitFor(() => expect(region).toHaveTextContent("Accepted: jan@x.pl"));
  expect(screen.getByRole("status")).toBe(region);
});

test("a lead that could not be saved is not being saved any more", async () => {
  const { user, submit } = stage();
  submit.mockImplementation(unreached);
  await typeLead(user);
  await user.keyboard(NEXT);
  expect(await screen.findByRole("alert")).toHaveTextContent("Not saved yet: Jan Nowak.");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

test("a sign-in that takes long sends what was pressed, and frees the form", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { user, submit } = stage();
  submit.mockImplementationOnce(answer({ state: "held", reason: "sign-in" }));
  await typeLead(user);
  await user.keyboard(STAY);
  const password = await screen.findByLabelText("Password");
  await vi.advanceTimersByTimeAsync(120_000);
  const [handed] = submit.mock.calls[0] ?? [];
  if (!handed) throw new Error("nothing was handed in");
  const answers = [viewOf(handed, { state: "sending" }), viewOf(handed)];
  vi.stubGlobal("fetch", async () => Response.json(answers.length > 1 ? answers.shift() : answers[0]));
  await user.type(password, "secret{Enter}");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan@x.pl"));
  expect(screen.getByRole("button", { name: "Submit lead" })).not.toHaveAttribute("aria-busy");
  expect(box("Email")).toHaveValue("");
  vi.useRealTimers();
});

test("a desk that does not answer is told after a while, and the form can be typed in again", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { user, submit } = stage();
  submit.mockImplementationOnce(() => new Promise(() => undefined));
  await typeLead(user);
  await user.keyboard(STAY);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await screen.findByRole("alert")).toHaveTextContent("Lead Desk could not be reached.");
  expect(screen.getByRole("button", { name: "Submit lead" })).not.toHaveAttribute("aria-busy");
  expect(box("Email")).toHaveValue("jan@x.pl");
  vi.useRealTimers();
});
