import "./ui-dom.ts";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppShell } from "#components/shell/app-shell.tsx";
import { forgetDrafts, onSessionNews } from "#components/shell/leave.ts";
import { currentLink } from "#components/shell/main-nav.tsx";
import { themeOf } from "#components/shell/theme.ts";

// Next answers with the open page's address only inside its own router.
const path = vi.hoisted(() => ({ current: "/leads" }));
vi.mock("next/navigation", () => ({
  usePathname: () => path.current,
  unstable_rethrow: () => undefined,
}));

const LINKS = [
  { href: "/leads", label: "Leads" },
  { href: "/leads/new", label: "Add lead" },
  { href: "/submissions", label: "Submissions", counts: true },
];
const signOut = vi.fn(async () => undefined);

function shell() {
  return render(
    <AppShell
      links={LINKS}
      account="a"
      brokerName="North Markets"
      username="anna"
      theme="system"
      shortcuts={[{ title: "Everywhere", shortcuts: [{ keys: ["?"], does: "Show this list" }] }]}
      signOut={signOut}
      signInAgain={async () => ({ ok: true })}
      waiting={{ waiting: 120, heldForSignIn: 40 }}
    >
      <p>Page</p>
    </AppShell>,
  );
}

async function choose(role: "menuitem" | "menuitemradio", name: string) {
  await userEvent.click(screen.getByRole("button", { name: "Account menu" }));
  await userEvent.click(await screen.findByRole(role, { name }));
}

beforeEach(() => {
  vi.clearAllMocks();
  path.current = "/leads";
});
afterEach(() => {
  delete document.documentElement.dataset.theme;
  sessionStorage.clear();
});

test("every page has its landmarks, the broker's name, what waits and a way past them", async () => {
  shell();
  const nav = screen.getByRole("navigation", { name: "Main" });
  expect(
    within(nav)
      .getAllByRole("link")
      .map((link) => link.textContent),
  ).toEqual(["Leads", "Add lead", "Submissions99+"]);
  expect(screen.getByText("North Markets")).toBeInTheDocument();
  const held = await screen.findByRole("region", { name: "Leads that wait for your sign-in" });
  expect(held).toHaveTextContent("40 leads wait until you sign in to North Markets again.");
  expect(within(held).getByRole("button", { name: "Sign in and send" })).toBeInTheDocument();
  const skip = screen.getByRole("link", { name: "Skip to content" });
  expect(skip).toHaveAttribute("href", `#${screen.getByRole("main").id}`);
});

test("a link keeps its exact name whatever it counts, and says the count beside it", () => {
  shell();
  const link = screen.getByRole("link", { name: "Submissions" });
  expect(link).toHaveAccessibleName("Submissions");
  expect(link).toHaveAccessibleDescription("120 waiting");
});

test.each([
  ["/leads", "Leads"],
  ["/leads/new", "Add lead"],
  ["/submissions/7", "Submissions"],
  ["/leadsx", undefined],
])("at %s the current page is %s", (at, label) => {
  expect(currentLink(LINKS, at)?.label).toBe(label);
  path.current = at;
  shell();
  expect(document.querySelector("nav [aria-current=page] span")?.textContent).toBe(label);
});

test("signing out ends the session, then erases the drafts; one that fails keeps them", async () => {
  sessionStorage.setItem("draft", "typed");
  signOut.mockRejectedValueOnce(new Error("offline"));
  shell();
  await choose("menuitem", "Sign out");
  await waitFor(() => expect(signOut).toHaveBeenCalledOnce());
  expect(sessionStorage).toHaveLength(1);
  await choose("menuitem", "Sign out");
  await waitFor(() => expect(sessionStorage).toHaveLength(0));
});

test("signing out in one tab erases the drafts of the others", async () => {
  shell();
  sessionStorage.setItem("draft", "typed");
  const other = new BroadcastChannel("lead-desk");
  other.postMessage(["signed-out", "another page"]);
  await waitFor(() => expect(sessionStorage).toHaveLength(0));
  other.close();
});

test("a page does not take its own sign-out for another tab's, which would break it off", async () => {
  const left = vi.fn();
  const stop = onSessionNews(left, () => undefined);
  forgetDrafts();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(left).not.toHaveBeenCalled();
  stop();
});

test("the theme is shown at once, kept in a cookie, and given back to the system", async () => {
  shell();
  await choose("menuitemradio", "Dark");
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(document.cookie).toContain("theme=dark");
  await choose("menuitemradio", "System");
  expect(document.documentElement).not.toHaveAttribute("data-theme");
  expect(document.cookie).not.toContain("theme=");
});

test("a theme cookie of unknown value is the system's choice", () => {
  expect(["light", "dark", "system", "x", undefined].map(themeOf)).toEqual([
    "light",
    "dark",
    "system",
    "system",
    "system",
  ]);
});

test("the shortcuts are listed from the account menu as well", async () => {
  shell();
  await choose("menuitem", "Keyboard shortcuts");
  const dialog = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  await waitFor(() => expect(dialog).toHaveTextContent("Show this list"));
});

test("being offline is said, and taken back", () => {
  shell();
  expect(screen.queryByText(/You are offline/)).toBeNull();
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  act(() => void dispatchEvent(new Event("offline")));
  expect(screen.getByRole("status")).toHaveTextContent("You are offline");
  online.mockRestore();
  act(() => void dispatchEvent(new Event("online")));
  expect(screen.queryByText(/You are offline/)).toBeNull();
});
