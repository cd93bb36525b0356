import { fireEvent, screen, waitFor } from "@testing-library/react";
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
