/** What happens in the form while a lead is under way. */
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { answer, box, STAY, stage, typeLead, viewOf } from "./lead-form-stage.tsx";
import "./ui-dom.ts";

beforeEach(() => sessionStorage.clear());

type Submit = ReturnType<typeof stage>["submit"];

/** The next lead is accepted once the returned function is called. */
function holdBack(submit: Submit): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  submit.mockImplementationOnce(async (handed) => {
    await promise;
    return answer()(handed);
  });
  return resolve;
}

test("what is typed while Submit lead is under way is not swept away by its acceptance", async () => {
  const { user, submit } = stage();
  const resolve = holdBack(submit);
  await typeLead(user);
  await user.keyboard(STAY);
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Submit lead" })).toHaveAttribute("aria-busy", "true"),
  );
  // As a browser's own filling in does it, which asks nobody beforehand.
  fireEvent.input(box("First name"), { target: { value: "Janina" } });
  resolve();
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan@x.pl"));
  expect(box("First name")).toHaveValue("Janina");
  await user.keyboard(STAY);
  await waitFor(() => expect(submit).toHaveBeenCalledTimes(2));
  expect(submit.mock.calls[1]?.[0].corrects).toBeNull();
});

test("Submit lead under way, no key changes the lead that was sent: its acceptance empties the form", async () => {
  const { user, submit } = stage();
  const resolve = holdBack(submit);
  await typeLead(user);
  await user.keyboard(STAY);
  await waitFor(() => expect(submit).toHaveBeenCalledOnce());
  await user.click(box("First name"));
  await user.keyboard("x{Backspace}{Home}{Delete}{Control>}a{/Control}");
  await user.cut();
  await user.paste("Ina");
  expect(box("First name")).toHaveValue("Jan");
  resolve();
  await waitFor(() => expect(box("First name")).toHaveValue(""));
  await user.type(box("First name"), "Ann{Backspace}");
  expect(box("First name")).toHaveValue("An");
});

test("a rejection that comes late leaves alone what was typed meanwhile, whichever field it is", async () => {
  const { user, submit } = stage();
  const late = Promise.withResolvers<Response>();
  submit.mockImplementationOnce(answer({ state: "sending" }));
  await typeLead(user);
  vi.stubGlobal("fetch", () => late.promise);
  await user.keyboard(STAY);
  await waitFor(() => expect(box("Email")).toHaveValue(""));
  await user.type(box("Tracking ID"), "click-9");
  const [handed] = submit.mock.calls[0] ?? [];
  if (!handed) throw new Error("nothing was handed in");
  late.resolve(Response.json(viewOf(handed, { state: "rejected", reason: "not-valid" })));
  expect(await screen.findByRole("alert")).toHaveTextContent("jan@x.pl");
  expect(box("Tracking ID")).toHaveValue("click-9");
  expect(box("Email")).toHaveValue("");
});
