import "./ui-dom.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useTransition } from "react";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { SessionGate, useRequireSignIn } from "#components/shell/session-gate.tsx";

const signInAgain = vi.fn(async (password: string) =>
  password === "right" ? { ok: true as const } : { ok: false as const, message: "The password is wrong." },
);
const signOut = vi.fn(async () => undefined);
beforeEach(() => vi.clearAllMocks());
// Fetched on first use in the browser; here once for all, so that no test waits for the compiler.
beforeAll(async () => {
  await import("#components/shell/sign-in-again-dialog.tsx");
  await import("#components/ui/dialog-content.tsx");
});

function page(children: ReactNode) {
  return render(
    <SessionGate account="a" username="anna" brokerName="North" signInAgain={signInAgain} signOut={signOut}>
      {children}
    </SessionGate>,
  );
}

function Press({ name, then }: { readonly name: string; readonly then: (name: string) => void }) {
  const requireSignIn = useRequireSignIn();
  return (
    <button type="button" onClick={() => requireSignIn().then(() => then(name))}>
      {name}
    </button>
  );
}

async function answer(password: string) {
  const field = await screen.findByLabelText("Password");
  await userEvent.clear(field);
  await userEvent.type(field, password);
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
}

test("all who meet a dead session share one dialog, and all go on after it", async () => {
  const went = vi.fn();
  function Both() {
    const requireSignIn = useRequireSignIn();
    const all = () => {
      for (const name of ["one", "two"]) requireSignIn().then(() => went(name));
    };
    return (
      <button type="button" onClick={all}>
        Both
      </button>
    );
  }
  page(<Both />);
  await userEvent.click(screen.getByRole("button", { name: "Both" }));
  expect(await screen.findAllByRole("dialog", { name: "Sign in again" })).toHaveLength(1);
  expect(went).not.toHaveBeenCalled();
  await answer("right");
  await waitFor(() => expect(went.mock.calls).toEqual([["one"], ["two"]]));
  expect(signInAgain).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a wrong password is said in one alert, and nothing goes on before the right one", async () => {
  const went = vi.fn();
  page(<Press name="Send" then={went} />);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await answer("wrong");
  expect(await screen.findByRole("alert")).toHaveTextContent("The password is wrong.");
  expect(went).not.toHaveBeenCalled();
  await answer("right");
  await waitFor(() => expect(went).toHaveBeenCalledWith("Send"));
});

test("a desk that cannot be reached is said in the dialog, and Continue can be pressed again", async () => {
  const went = vi.fn();
  signInAgain.mockRejectedValueOnce(new TypeError("fetch failed"));
  page(<Press name="Send" then={went} />);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await answer("right");
  expect(await screen.findByRole("alert")).toHaveTextContent("could not be reached");
  await answer("right");
  await waitFor(() => expect(went).toHaveBeenCalled());
});

test("a refusal right after a sign-in is of an older request: it is only repeated", async () => {
  const went = vi.fn();
  page(<Press name="Send" then={went} />);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await answer("right");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await waitFor(() => expect(went).toHaveBeenCalledTimes(2));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a second death of the session opens the dialog anew, empty", async () => {
  const went = vi.fn();
  const clock = Date.now;
  page(<Press name="Send" then={went} />);
  for (const times of [1, 2]) {
    vi.spyOn(Date, "now").mockImplementation(() => clock() + times * 10_000);
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByLabelText("Password")).toHaveValue("");
    await answer("right");
    await waitFor(() => expect(went).toHaveBeenCalledTimes(times));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  }
  vi.restoreAllMocks();
});

test("a caller inside a transition gets the dialog too, instead of waiting for itself", async () => {
  const went = vi.fn();
  function Slow() {
    const requireSignIn = useRequireSignIn();
    const [busy, start] = useTransition();
    return (
      <button
        type="button"
        onClick={() =>
          start(async () => {
            await requireSignIn();
            went();
          })
        }
      >
        {busy ? "Busy" : "Slow"}
      </button>
    );
  }
  page(<Slow />);
  await userEvent.click(screen.getByRole("button", { name: "Slow" }));
  await answer("right");
  await waitFor(() => expect(went).toHaveBeenCalled());
});

test("the form around the caller is not submitted by the dialog's form", async () => {
  const outer = vi.fn();
  render(
    <div onSubmit={outer}>
      <SessionGate account="a" username="anna" brokerName="North" signInAgain={signInAgain} signOut={signOut}>
        <Press name="Inner" then={() => undefined} />
      </SessionGate>
    </div>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Inner" }));
  await answer("right");
  await waitFor(() => expect(signInAgain).toHaveBeenCalled());
  expect(outer).not.toHaveBeenCalled();
});

test("Sign out instead erases the drafts and ends the session", async () => {
  sessionStorage.setItem("draft", "typed");
  page(<Press name="Send" then={() => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await userEvent.click(await screen.findByRole("button", { name: "Sign out instead" }));
  await waitFor(() => expect(sessionStorage).toHaveLength(0));
  expect(signOut).toHaveBeenCalledOnce();
});
