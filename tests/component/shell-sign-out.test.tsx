import "./ui-dom.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { keepHandover, readOutbox } from "#components/lead-form/kept.ts";
import { AccountMenu } from "#components/shell/account-menu.tsx";
import { emptyLeadForm } from "#lib/domain/lead-input.ts";
import { BROKER, NEXT, stage, typeLead, unreached } from "./lead-form-stage.tsx";

// Fetched on first use in the browser; here once for all, so that no test waits for the compiler.
beforeAll(async () => {
  await import("#components/shell/sign-out.tsx");
  await import("#components/ui/dialog-content.tsx");
  await import("#components/ui/menu-content.tsx");
});

const signOut = vi.fn(async () => undefined);
beforeEach(() => {
  signOut.mockClear();
  sessionStorage.clear();
});
/** True where the browser would ask "Leave site?". */
const browserAsks = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
// jsdom leaves no page: each test begins on one that the browser has brought back.
afterEach(() => void dispatchEvent(new Event("pageshow")));

const keep = (id: string) =>
  keepHandover("a", {
    id,
    corrects: null,
    mode: "next",
    form: { ...emptyLeadForm(BROKER), email: "jan@x.pl" },
  });

const menu = () =>
  render(<AccountMenu username="anna" brokerName="North" theme="system" shortcuts={[]} signOut={signOut} />);

async function chooseSignOut() {
  await userEvent.click(screen.getByRole("button", { name: "Account menu" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));
}
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

test("leads that are not saved yet are asked about before the session ends, and staying keeps them", async () => {
  keep("one");
  keep("two");
  menu();
  await chooseSignOut();
  const dialog = await screen.findByRole("dialog", { name: "Sign out all the same?" });
  await waitFor(() => expect(dialog).toHaveTextContent("2 leads are not saved yet"));
  await waitFor(() => expect(screen.getByRole("button", { name: "Stay signed in" })).toHaveFocus());
  await press("Stay signed in");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(readOutbox("a")).toHaveLength(2);
  expect(signOut).not.toHaveBeenCalled();

  await chooseSignOut();
  await press("Sign out and erase");
  expect(signOut).toHaveBeenCalledOnce();
  await waitFor(() => expect(sessionStorage).toHaveLength(0));
});

test("work that the page itself would warn of is asked about as well", async () => {
  const warn = (event: Event) => event.preventDefault();
  addEventListener("beforeunload", warn);
  menu();
  await chooseSignOut();
  expect(await screen.findByRole("dialog")).toHaveTextContent("This page holds work that is not sent yet");
  expect(signOut).not.toHaveBeenCalled();
  removeEventListener("beforeunload", warn);
});

test("with nothing to lose the session ends at once", async () => {
  keep("one");
  sessionStorage.setItem("lead-desk.outbox.a", "[]");
  menu();
  await chooseSignOut();
  await waitFor(() => expect(signOut).toHaveBeenCalledOnce());
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("once the session has ended no unsaved lead holds the page back", async () => {
  const { user, submit } = stage();
  submit.mockImplementation(unreached);
  await typeLead(user);
  await user.keyboard(NEXT);
  expect(await screen.findByText("Not saved yet")).toBeInTheDocument();
  expect(browserAsks()).toBe(true);
  const tab = new BroadcastChannel("lead-desk");
  tab.postMessage(["signed-out", "another page"]);
  await waitFor(() => expect(browserAsks()).toBe(false));
  tab.close();
});
