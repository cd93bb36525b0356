import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Answers, cell, grid, press, stage, toRows } from "./import-stage.tsx";

test("a number that the form would warn of is ready, and its row says so", async () => {
  const { user } = stage();
  const rows = ["+48(0)600100200", "600100201 ext. 5"].map(
    (phone, at) => `Jan\tNowak\tj${at}@x.pl\t${phone}`,
  );
  await toRows(user, [...rows, "Anna\tNowak\tanna@x.pl\t+48600100201"]);
  expect(screen.getByRole("status")).toHaveTextContent("3 rows: 3 ready");
  await waitFor(() => expect(cell("+48(0)600100200")).toBeInTheDocument());
  expect(cell("+48(0)600100200")).not.toHaveAttribute("aria-invalid");
  expect(cell("+48(0)600100200")).toHaveAccessibleDescription(
    "Phone: This number does not look assigned. It can be sent all the same.",
  );
  expect(cell("600100201 ext. 5")).toHaveAccessibleDescription("Phone: Extension 5 is not sent.");
  expect(cell("+48600100201")).toHaveAccessibleDescription("");
  expect(cell("Ready")).toBeInTheDocument();
});

const NONE_KNOWN: Answers = (url) =>
  url.endsWith("/known") ? { known: [false], complete: true } : undefined;

/** Asks the broker, which draws the rows anew, and looks where the focus is then. */
async function focusStaysOnBrokerCheck(user: UserEvent): Promise<void> {
  await press(user, "Check against North Markets");
  await screen.findByText("North Markets has none of these emails");
  expect(screen.getByRole("button", { name: "Check against North Markets" })).toHaveFocus();
}

test("Tab out of the last problem leaves the rows for good, whatever is drawn in them afterwards", async () => {
  const { user } = stage(NONE_KNOWN);
  await toRows(user, ["Jan\tNowak\tjan@x.pl\t600100200 / 600100203", "Anna\tNowak\tanna@x.pl\t+48600100201"]);
  // The last that is drawn by itself.
  await screen.findByRole("list", { name: "Suggested fixes" });
  await user.click(cell("600100200 / 600100203"));
  await user.keyboard("{Tab}");
  await waitFor(() => expect(screen.getByRole("button", { name: "Send 1 lead" })).toHaveFocus());
  await focusStaysOnBrokerCheck(user);
});

test("an Undo key with nothing to undo does not call the focus back to the rows later", async () => {
  const { user } = stage(NONE_KNOWN);
  await toRows(user, ["Jan\tNowak\tjan@x.pl\t600100200 / 600100203"]);
  await screen.findByRole("list", { name: "Suggested fixes" });
  await user.click(cell("Jan"));
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(screen.getByRole("button", { name: "Back" })).toBeEnabled());
  await focusStaysOnBrokerCheck(user);
});

test("what is pasted right after a row is mended goes into the next one, though the rows move up meanwhile", async () => {
  const { user } = stage();
  const rows = ["Jan\tNowak\tjan\t+48600100200", "Anna\tNowak\tanna\t+48600100201"];
  await toRows(user, [...rows, "Ewa\tLis\tewa\t+48600100202"]);
  await user.click(screen.getByRole("checkbox", { name: "Only rows with problems" }));
  await waitFor(() => expect(cell("jan")).toBeInTheDocument());
  await user.click(cell("jan"));
  await user.keyboard("jan@x.pl");
  // In one go: the row is not checked yet when the paste comes.
  const clipboardData = { files: [], getData: () => "anna@x.pl\tnot this" };
  fireEvent.keyDown(document.activeElement ?? grid(), { key: "Enter" });
  fireEvent.paste(document.activeElement ?? grid(), { clipboardData });
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("3 rows: 2 ready"));
  await waitFor(() => expect(grid()).toHaveAttribute("aria-rowcount", "2"));
  expect(cell("ewa")).toHaveFocus();
});
