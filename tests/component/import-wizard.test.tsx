import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { cell, grid, press, stage, toRows } from "./import-stage.tsx";

const GOOD = ["Jan\tNowak\tjan@x.pl\t+48600100200", "Anna\tNowak\tanna@x.pl\t+48600100201"];
const FAULTY = ["Jan\tNowak\tjan\t12", "Anna\t\tanna@x.pl\t+48600100201"];

test("the first step has the names that people and scripts find it by", () => {
  stage();
  expect(screen.getByRole("heading", { level: 1, name: "Import leads" })).toBeInTheDocument();
  expect(screen.getByLabelText("File")).toHaveAttribute("type", "file");
  expect(screen.getByRole("textbox", { name: "Paste rows" })).toHaveValue("");
  expect(screen.getByRole("link", { name: "Download template" })).toHaveAttribute("download");
  expect(screen.getByRole("button", { name: "Continue" })).toBeInTheDocument();
  expect(screen.getByText("Earlier imports")).toBeInTheDocument();
});

test("every field of ours has its choice of column, and Back loses nothing", async () => {
  const { user } = stage();
  await toRows(user, GOOD);
  await press(user, "Back");
  for (const name of ["First name", "Last name", "Full name", "Email", "Phone", "Country", "Lead source"]) {
    expect(screen.getByRole("combobox", { name })).toBeInTheDocument();
  }
  expect(screen.getByRole("combobox", { name: "Email" })).toHaveDisplayValue("Email");
  expect(screen.getByRole("combobox", { name: "Offer" })).toHaveDisplayValue("Autumn FX");
  await user.selectOptions(screen.getByRole("combobox", { name: "Offer" }), "Gold Basics");
  await press(user, "Back");
  expect(screen.getByRole("textbox", { name: "Paste rows" })).not.toHaveValue("");
  await press(user, "Continue");
  expect(await screen.findByRole("combobox", { name: "Offer" })).toHaveDisplayValue("Gold Basics");
  expect(screen.getByRole("textbox", { name: "Site" })).toHaveValue("goldbasics.example");
});

test("a faulty cell says so itself, and its words are tied to it", async () => {
  const { user } = stage();
  await toRows(user, FAULTY);
  expect(screen.getByRole("status")).toHaveTextContent("2 rows: 0 ready, 2 with problems");
  await waitFor(() => expect(cell("12")).toHaveAttribute("aria-invalid", "true"));
  expect(cell("12")).toHaveAccessibleDescription("Phone: This phone number is too short.");
  expect(cell("+48600100201")).not.toHaveAttribute("aria-invalid");
  expect(grid()).toHaveAttribute("aria-rowcount", "3");
  expect(screen.getByRole("button", { name: "Send 0 leads" })).toBeDisabled();
});

test("what is typed before the next problem has come goes into that one, and into no other", async () => {
  const { user } = stage();
  await toRows(user, FAULTY);
  await waitFor(() => expect(cell("12")).toBeInTheDocument());
  await user.click(cell("jan"));
  // Without a pause: each Tab asks the reader, which takes longer than the keys.
  await user.keyboard("j@x.pl{Tab}+48600100200{Tab}Kowalska{Enter}");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("2 rows: 2 ready"));
  await waitFor(() => expect(cell("Kowalska")).toBeInTheDocument());
  expect(cell("j@x.pl")).not.toHaveAttribute("aria-invalid");
  expect(cell("+48600100200")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Send 2 leads" })).toBeEnabled();
});

test("a click means the row that was seen there, though the rows move up meanwhile", async () => {
  const { user } = stage();
  await toRows(user, ["Jan\tNowak\tjan\t+48600100200", ...FAULTY.slice(1), "Ewa\tLis\tewa@x.pl\t12"]);
  await waitFor(() => expect(cell("12")).toBeInTheDocument());
  await user.click(screen.getByRole("checkbox", { name: "Only rows with problems" }));
  await waitFor(() => expect(grid()).toHaveAttribute("aria-rowcount", "4"));
  await waitFor(() => expect(cell("jan")).toBeInTheDocument());
  const ewa = cell("12");
  await user.click(cell("jan"));
  // The first row goes out of view by its mending; the click comes before the rows have moved.
  await user.keyboard("j@x.pl{Enter}");
  await user.click(ewa);
  await user.keyboard("+48600100202{Enter}");
  await waitFor(() =>
    expect(screen.getByRole("status")).toHaveTextContent("3 rows: 2 ready, 1 with problems"),
  );
  await waitFor(() => expect(grid()).toHaveAttribute("aria-rowcount", "2"));
  expect(cell("anna@x.pl")).toBeInTheDocument();
});

test("Escape leaves a cell as it was, Enter keeps it, and Undo takes it back", async () => {
  const { user } = stage();
  await toRows(user, GOOD);
  await waitFor(() => expect(cell("Jan")).toBeInTheDocument());
  await user.click(cell("Jan"));
  await user.keyboard("X{Escape}");
  expect(cell("Jan")).toHaveFocus();
  await user.keyboard("{Enter}ek{Enter}");
  await waitFor(() => expect(cell("Janek")).toBeInTheDocument());
  await waitFor(() => expect(cell("Anna")).toHaveFocus());
  await press(user, "Undo");
  await waitFor(() => expect(cell("Jan")).toBeInTheDocument());
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("with nothing left here the page of the batch is next", async () => {
  const { user, push, asked } = stage();
  await toRows(user, GOOD);
  await press(user, "Send 2 leads");
  await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith("/import/b1"));
  expect(asked).toEqual(["/match", "/already", "", "/b1/rows", "/b1/send"]);
});

test("where the answer to Send is lost, pressing again hands no row in twice", async () => {
  let lost = 1;
  const { user, push, asked } = stage((url) => (url.endsWith("/send") && lost-- > 0 ? null : undefined));
  await toRows(user, GOOD);
  await press(user, "Send 2 leads");
  expect(await screen.findByRole("alert")).toHaveTextContent("Lead Desk could not be reached.");
  await press(user, "Send 2 leads");
  await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith("/import/b1"));
  expect(asked.slice(2)).toEqual(["", "/b1/rows", "/b1/send", "/b1/send"]);
});

test("a row that changed after a sending broke off goes in a new batch", async () => {
  let [lost, batches] = [1, 0];
  const { user, push, asked } = stage((url) => {
    if (url.endsWith("/rows") && lost-- > 0) return null;
    if (url.endsWith("/api/batches")) return { id: `b${++batches}` };
    return url.endsWith("/send") ? { id: `b${batches}`, total: 2, already: 0 } : undefined;
  });
  await toRows(user, GOOD);
  await press(user, "Send 2 leads");
  await screen.findByRole("alert");
  await waitFor(() => expect(cell("Anna")).toBeInTheDocument());
  await user.click(cell("Anna"));
  await user.keyboard("Hanna{Enter}");
  await waitFor(() => expect(cell("Hanna")).toBeInTheDocument());
  await press(user, "Send 2 leads");
  await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith("/import/b2"));
  expect(asked.slice(2)).toEqual(["", "/b1/rows", "", "/b2/rows", "/b2/send"]);
});

test("an earlier import of the same file, and rows that the desk refuses, are told before the page moves on", async () => {
  const same = { id: "b0", createdAt: "2026-11-20T23:30:00.000Z", total: 7 };
  const { user, push } = stage((url) => {
    if (url.endsWith("/api/batches")) return { id: "b1", same };
    if (url.endsWith("/send")) return { id: "b1", total: 1, already: 0 };
    const faulty = [{ row: 2, message: "Choose the offer." }];
    return url.endsWith("/rows") ? { stored: 1, already: [], faulty } : undefined;
  });
  await toRows(user, GOOD);
  await press(user, "Send 2 leads");
  expect(await screen.findByText("1 lead is on its way")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "See the earlier import" })).toHaveAttribute("href", "/import/b0");
  // On the broker's clock, as the page of that import has it.
  expect(screen.getByText(/was imported before, on 21 Nov 2026, 00:30, with 7 leads/)).toBeInTheDocument();
  expect(screen.getByText("Row 2: Choose the offer.")).toBeInTheDocument();
  expect(push).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Send 1 lead" })).toBeEnabled();
});

test("after a sending another file is next, and rows that were not sent are still there", async () => {
  const { user } = stage((url) => (url.endsWith("/send") ? { id: "b1", total: 1, already: 1 } : undefined));
  await toRows(user, [...GOOD, FAULTY[0] ?? ""]);
  await press(user, "Send 2 leads");
  expect(await screen.findByText("1 row had been submitted before and was not sent again.")).toBeVisible();
  expect(screen.queryByRole("button", { name: /^Send / })).toBeNull();
  expect(screen.getByRole("heading", { name: "Check rows" })).toHaveFocus();
  await press(user, "Import another file");
  expect(await screen.findByRole("region", { name: "What was read" })).toHaveTextContent("3 rows");
  await press(user, "Continue");
  await screen.findByRole("heading", { name: "Match columns" });
});

test("with nothing left another file begins at an empty first step", async () => {
  const same = { id: "b0", createdAt: "2026-11-20T12:00:00.000Z", total: 7 };
  const { user } = stage((url) => (url.endsWith("/api/batches") ? { id: "b1", same } : undefined));
  await toRows(user, GOOD);
  await press(user, "Send 2 leads");
  await user.click(await screen.findByRole("button", { name: "Import another file" }));
  expect(await screen.findByRole("textbox", { name: "Paste rows" })).toHaveValue("");
  expect(screen.queryByRole("region", { name: "What was read" })).toBeNull();
});

test("a reader that stops is put into words, and the next file starts a new one", async () => {
  const { user, stopReader } = stage();
  await toRows(user, GOOD);
  await screen.findByRole("button", { name: "Remove row 1" });
  stopReader();
  await press(user, "Remove row 1");
  expect(await screen.findByRole("alert")).toHaveTextContent("This browser stopped reading the rows.");
  expect(screen.getByRole("textbox", { name: "Paste rows" })).not.toHaveValue("");
});
