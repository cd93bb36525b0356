import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { press, stage } from "./import-stage.tsx";

const CSV = "First name,Last name,Email,Phone\nJan,Nowak,jan@x.pl,+48600100200\n";
const csv = (text = CSV, name = "leads.csv") => new File([text], name, { type: "text/csv" });
const heading = (name: string) => screen.findByRole("heading", { name });
const fold = () => screen.getByText("More fields").closest("details");

test("a file that is dropped leaves the focus on Continue, one that is chosen leaves it where it was", async () => {
  const { user } = stage();
  const zone = screen.getByText("CSV, TSV or XLSX", { exact: false });
  fireEvent.drop(zone, { dataTransfer: { files: [csv()] } });
  await waitFor(() => expect(screen.getByRole("button", { name: "Continue" })).toHaveFocus());
  await user.upload(screen.getByLabelText("File"), csv(CSV, "other.csv"));
  await screen.findAllByText(/other\.csv/);
  expect(screen.getByRole("button", { name: "Continue" })).not.toHaveFocus();
});

test("a file that was read is one line with its rows, and File and Paste rows are where they were", async () => {
  const { user } = stage();
  const input = screen.getByLabelText("File");
  await user.upload(input, csv());
  const facts = await screen.findByRole("region", { name: "What was read" });
  expect(facts).toHaveTextContent(/^leads\.csv, 1 row, 4 columns/);
  expect(within(facts).getByText("Choose another")).toBeVisible();
  expect(screen.getByLabelText("File")).toBe(input);
  expect(input).toHaveFocus();
  expect(input).toHaveAccessibleName("File");
  expect(screen.getByRole("textbox", { name: "Paste rows" })).toBeVisible();
  expect(screen.queryByText("Drop it here", { exact: false })).toBeNull();
});

test("what is wrong with a file stands in its box, what is wrong with a paste under the rows", async () => {
  const { user } = stage();
  await user.upload(screen.getByLabelText("File"), csv("a,b,c\n", "head.csv"));
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("head.csv has a header and no rows.");
  expect(screen.queryByText("Drop it here", { exact: false })).toBeNull();
  await user.click(screen.getByRole("textbox", { name: "Paste rows" }));
  await user.paste("First name\tLast name\tEmail");
  await press(user, "Continue");
  expect(await screen.findByText("There is a header and no rows.")).toBeInTheDocument();
  expect(screen.getByText("Drop it here", { exact: false })).toBeInTheDocument();
});

test("fields that few files have are folded, and open for good once one of them has a column", async () => {
  const { user } = stage();
  await user.upload(screen.getByLabelText("File"), csv());
  await press(user, "Continue");
  await heading("Match columns");
  expect(fold()).not.toHaveAttribute("open");
  for (const name of ["Country", "Lead source", "Tracking ID"])
    expect(screen.getByRole("combobox", { name })).toBeVisible();
  await user.click(screen.getByText("More fields"));
  await user.selectOptions(screen.getByRole("combobox", { name: "City" }), "Phone");
  await user.selectOptions(screen.getByRole("combobox", { name: "City" }), "Not in the file");
  expect(fold()).toHaveAttribute("open");
  expect(screen.getByRole("combobox", { name: "City" })).toHaveFocus();
});

test("a file that has one of the folded fields shows them all", async () => {
  const { user } = stage();
  await user.upload(
    screen.getByLabelText("File"),
    csv(CSV.replace("\n", ",City\n").replace(/200\n/, "200,Łódź\n")),
  );
  await press(user, "Continue");
  await heading("Match columns");
  expect(fold()).toHaveAttribute("open");
  expect(screen.getByRole("combobox", { name: "City" })).toHaveDisplayValue("City");
});

test("a button that is busy says what it does, keeps the focus, and does it once", async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const { user, asked } = stage((url) => (url.endsWith("/already") ? promise : undefined));
  await user.upload(screen.getByLabelText("File"), csv());
  await press(user, "Continue");
  await heading("Match columns");
  await press(user, "Continue");
  const button = screen.getByRole("button", { name: "Continue" });
  await waitFor(() => expect(button).toHaveAttribute("aria-busy", "true"));
  expect(screen.getByText("Continue")).not.toHaveClass("opacity-0");
  expect(button).toHaveFocus();
  await user.click(button);
  resolve({ already: [false] });
  await heading("Check rows");
  expect(asked.filter((path) => path === "/already")).toHaveLength(1);
});
