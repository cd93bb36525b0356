import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { cell, press, stage, toRows } from "./import-stage.tsx";

const ROWS = ["Jan\tNowak\tjan\t+48600100200", "Anna\tNowak\tanna@x.pl\t12"];
const CSV = "First name,Last name,Email,Phone\nEwa,Lis,ewa@x.pl,+48600100201";
const csv = () => new File([CSV], "leads.csv");
const wrong = () => new File(["%PDF-1.7"], "contract.csv");
const box = () => screen.getByRole("textbox", { name: "Paste rows" });
const facts = () => screen.findByRole("region", { name: "What was read" });

/** To the first step with rows of which one has been mended and none sent. */
async function toMended(user: UserEvent): Promise<void> {
  await toRows(user, ROWS);
  await waitFor(() => expect(cell("jan")).toBeInTheDocument());
  await user.click(cell("jan"));
  await user.keyboard("mended@x.pl{Enter}");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("2 rows: 1 ready"));
  await press(user, "Back");
  await press(user, "Back");
}

test("a file that cannot be read costs no mended row: what was read before stays, and goes on", async () => {
  const { user } = stage();
  await toMended(user);
  await user.upload(screen.getByLabelText("File"), wrong());
  expect(await within(await facts()).findByRole("alert")).toHaveTextContent("contract.csv");
  expect(await facts()).toHaveTextContent("Pasted rows, 2 rows");
  await press(user, "Continue");
  await screen.findByRole("heading", { name: "Match columns" });
  await press(user, "Continue");
  await screen.findByRole("heading", { name: "Check rows" });
  await waitFor(() => expect(cell("mended@x.pl")).toBeInTheDocument());
});

test("rows that were pasted last are still the newest choice after a file that cannot be read", async () => {
  const { user } = stage();
  await user.upload(screen.getByLabelText("File"), csv());
  await facts();
  await user.click(box());
  await user.paste("Email\tPhone\nola@x.pl\t+48600100202\n");
  await user.upload(screen.getByLabelText("File"), wrong());
  await screen.findByRole("alert");
  expect(box()).not.toHaveAccessibleDescription(/^Not used/);
  await press(user, "Continue");
  await screen.findByRole("heading", { name: "Match columns" });
  expect(await facts()).toHaveTextContent("Pasted rows");
});

test("rows that cannot be read say so in their box, and what was read before is there without them", async () => {
  const { user } = stage();
  await user.upload(screen.getByLabelText("File"), csv());
  await facts();
  await user.click(box());
  await user.paste("First name\tLast name\tEmail");
  await press(user, "Continue");
  await screen.findByText("There is a header and no rows.");
  expect(within(await facts()).queryByRole("alert")).toBeNull();
  await user.clear(box());
  await press(user, "Continue");
  await screen.findByRole("heading", { name: "Match columns" });
  expect(await facts()).toHaveTextContent("leads.csv");
});
