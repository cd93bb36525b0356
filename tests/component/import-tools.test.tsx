import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { cell, grid, stage, toRows } from "./import-stage.tsx";

const GOOD = "Anna\tNowak\tanna@x.pl\t+48600100201";
const TWO_PHONES = "Jan\tNowak\tjan@x.pl\t600100200 / 600100203";
const FAULTY = ["Jan\tNowak\tjan\t+48600100200", "Ewa\tLis\tewa\t+48600100202"];

const button = (name: string | RegExp) => screen.getByRole("button", { name });

/** As Enter on it does, for whoever works by keys. */
async function enter(user: UserEvent, name: string | RegExp): Promise<void> {
  await waitFor(() => expect(button(name)).toBeEnabled());
  button(name).focus();
  await user.keyboard("{Enter}");
}

const focusIsInRows = () => waitFor(() => expect(grid()).toContainElement(active()));
function active(): HTMLElement {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement)) throw new Error("Nothing has the focus");
  return activeElement;
}

test("a fix that goes with what it mended leaves the focus on the cell that the rows are at", async () => {
  const { user } = stage();
  await toRows(user, [TWO_PHONES, GOOD]);
  const fixes = await screen.findByRole("list", { name: "Suggested fixes" });
  const [fix] = within(fixes).getAllByRole("button");
  fix?.focus();
  await user.keyboard("{Enter}");
  await screen.findByText("No problems are left.");
  await focusIsInRows();
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(cell("Anna")).toHaveFocus());
});

test("an Undo that goes with its last step leaves the focus on the cell that the rows are at", async () => {
  const { user } = stage();
  await toRows(user, [GOOD, TWO_PHONES]);
  await waitFor(() => expect(cell("Anna")).toBeInTheDocument());
  await enter(user, "Remove row 1");
  await screen.findByRole("button", { name: "Undo" });
  await enter(user, "Undo");
  await waitFor(() => expect(cell("Anna")).toHaveFocus());
});

test("with the last row in view the focus goes on to what comes after the rows", async () => {
  const { user } = stage();
  await toRows(user, [...FAULTY, GOOD]);
  await user.click(screen.getByRole("checkbox", { name: "Only rows with problems" }));
  await enter(user, "Remove all 2");
  await waitFor(() => expect(button("Send 1 lead")).toHaveFocus());
  await user.click(screen.getByRole("checkbox", { name: "Only rows with problems" }));
  await screen.findByRole("grid");
  await waitFor(() => expect(cell("Anna")).toBeInTheDocument());
  await enter(user, "Remove row 3");
  await screen.findByText("No rows are left");
  // Nothing is left to send.
  await waitFor(() => expect(button("Back")).toHaveFocus());
});

test("rows that move up do not take the focus with the last of them", async () => {
  const { user } = stage();
  await toRows(user, [FAULTY[0] ?? "", TWO_PHONES]);
  await user.click(screen.getByRole("checkbox", { name: "Only rows with problems" }));
  await waitFor(() => expect(cell("jan")).toBeInTheDocument());
  await user.click(cell("600100200 / 600100203"));
  const fixes = await screen.findByRole("list", { name: "Suggested fixes" });
  within(fixes).getAllByRole("button")[0]?.focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(grid()).toHaveAttribute("aria-rowcount", "2"));
  await focusIsInRows();
});

test("while something is under way a button keeps the focus and does nothing", async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const { user } = stage((url) => (url.endsWith("/known") ? promise : undefined));
  await toRows(user, [...FAULTY, GOOD]);
  await enter(user, /^Check against/);
  await waitFor(() => expect(button("Remove row 1")).toHaveAttribute("aria-disabled", "true"));
  await enter(user, "Remove row 1");
  expect(button("Remove row 1")).toHaveFocus();
  expect(button("Remove row 1")).toBeEnabled();
  resolve({ known: [true], complete: true });
  await waitFor(() => expect(button("Remove row 1")).not.toHaveAttribute("aria-disabled"));
  expect(screen.getByRole("status")).toHaveTextContent("3 rows");
});

/** The regions that say what changes, as they are on the page. */
const spoken = () => [...document.querySelectorAll("[aria-live=polite]")];

test("what is removed, and what the broker has, is said in regions that were there before", async () => {
  const { user } = stage((url) => (url.endsWith("/known") ? { known: [true], complete: true } : undefined));
  await toRows(user, [...FAULTY, GOOD]);
  const before = spoken();
  await enter(user, "Remove row 1");
  expect(before).toContain(await screen.findByText("1 row removed"));
  await enter(user, /^Check against/);
  expect(before).toContain(await screen.findByText(/^North Markets has 1 of these emails/));
});
