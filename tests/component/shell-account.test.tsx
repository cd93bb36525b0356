import "./ui-dom.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { AddLead } from "#components/lead-form/add-lead.tsx";
import { HeldBanner } from "#components/shell/held-banner.tsx";
import { SessionGate, useRequireSignIn } from "#components/shell/session-gate.tsx";
import { emptyLeadForm } from "#lib/domain/lead-input.ts";
import { problem } from "#lib/domain/problem.ts";
import { err } from "#lib/domain/result.ts";
import { answer, BROKER, box, NOTHING, typeLead } from "./lead-form-stage.tsx";

// Fetched on first use in the browser; here once for all, so that no test waits for the compiler.
beforeAll(async () => {
  await import("#components/shell/other-account.tsx");
  await import("#components/shell/sign-in-again-dialog.tsx");
  await import("#components/ui/dialog-content.tsx");
});

/** Another tab of this browser. */
let tab: BroadcastChannel;
const heard = vi.fn<(news: unknown) => void>();
const went = vi.fn();
beforeEach(() => {
  vi.resetAllMocks();
  tab = new BroadcastChannel("lead-desk");
  tab.onmessage = ({ data }) => heard(data);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
});
afterEach(() => {
  tab.close();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const signedIn = (account: string) => tab.postMessage(["signed-in", "another page", account]);
const notice = () => screen.queryByRole("heading", { name: "Another account is signed in" });

function page(children: React.ReactNode, account = "a") {
  return render(
    <SessionGate
      account={account}
      username="anna"
      brokerName="North"
      signInAgain={async () => ({ ok: true })}
      signOut={async () => undefined}
    >
      {children}
    </SessionGate>,
  );
}

function Press() {
  const requireSignIn = useRequireSignIn();
  return (
    <button type="button" onClick={() => void requireSignIn().then(went)}>
      Send
    </button>
  );
}

test("a page is put away while another account is signed in, says so, and is back with its own", async () => {
  page(<p>Leads of anna</p>);
  signedIn("b");
  await waitFor(() => expect(notice()).toBeInTheDocument());
  expect(screen.queryByText("Leads of anna")).toBeNull();
  expect(screen.getByRole("alert")).toHaveTextContent("anna");
  expect(screen.getByRole("button", { name: "Open Lead Desk" })).toBeInTheDocument();
  signedIn("a");
  expect(await screen.findByText("Leads of anna")).toBeInTheDocument();
  expect(notice()).toBeNull();
});

test("a page that waits for the password while it is put away goes on when its own account is back", async () => {
  page(<Press />);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await screen.findByRole("dialog", { name: "Sign in again" });
  signedIn("b");
  await waitFor(() => expect(notice()).toBeInTheDocument());
  signedIn("a");
  expect(await screen.findByRole("button", { name: "Send" })).toBeInTheDocument();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(went).toHaveBeenCalledOnce();
});

test("a page tells the other tabs whose it is, by an id alone, when it is drawn and after a sign-in over it", async () => {
  page(<Press />);
  const own = ["signed-in", expect.any(String), "a"];
  await waitFor(() => expect(heard.mock.calls).toEqual([[own]]));
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await userEvent.type(await screen.findByLabelText("Password"), "right{Enter}");
  await waitFor(() => expect(heard.mock.calls).toEqual([[own], [own]]));
});

test("what nobody told is found out by the counts that a page in sight asks for", async () => {
  const counts = { waiting: 0, heldForSignIn: 0 };
  vi.stubGlobal("fetch", async () => Response.json({ ...counts, account: "b" }));
  page(<HeldBanner account="a" initial={counts} brokerName="North" />);
  await waitFor(() => expect(notice()).toBeInTheDocument());
  expect(heard).toHaveBeenLastCalledWith(["signed-in", expect.any(String), "b"]);
});

test("what one account has typed is neither shown to another nor lost", async () => {
  const failed = async () => err(problem("unexpected", { broker: BROKER.name, doing: "change the lead" }));
  const form = (account: string) => (
    <AddLead
      {...{ account, broker: BROKER, empty: emptyLeadForm(BROKER), countries: [], initial: NOTHING }}
      actions={{ submit: answer(), tryAgain: failed, cancel: failed }}
    />
  );
  const { unmount } = page(form("a"));
  await typeLead(userEvent.setup());
  signedIn("b");
  await waitFor(() => expect(notice()).toBeInTheDocument());
  signedIn("a");
  await waitFor(() => expect(box("Email")).toHaveValue("jan@x.pl"));
  unmount();
  page(form("b"), "b");
  expect(box("Email")).toHaveValue("");
});
