import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { press, stage } from "./import-stage.tsx";

const CSV = "First name,Last name,Email,Phone\nJan,Nowak,jan@x.pl,+48600100200\n";
const csv = () => new File([CSV], "leads.csv", { type: "text/csv" });
const picture = () => new File(["PNG"], "image.png", { type: "image/png" });
const box = () => screen.getByRole("textbox", { name: "Paste rows" });
const facts = () => screen.findByRole("region", { name: "What was read" });
const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Pastes what the clipboard holds. True where the browser then puts the text in. */
function paste(files: readonly File[], texts: Readonly<Record<string, string>> = {}): boolean {
  const clipboardData = { files, getData: (type: string) => texts[type] ?? "" };
  return fireEvent.paste(box(), { clipboardData });
}

test("cells that a spreadsheet copies with a picture of them are pasted as text, and cost no row", async () => {
  const { user } = stage();
  await user.upload(screen.getByLabelText("File"), csv());
  await facts();
  const isLeft = paste([picture()], { "text/plain": "Email\nanna@x.pl", "text/html": "<table></table>" });
  expect(isLeft).toBe(true);
  // Cells without a text of their own, such as a chart.
  paste([picture()], { "text/html": "<img>" });
  await soon();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(await facts()).toHaveTextContent("leads.csv, 1 row");
});

test("a file that is pasted is read, and a picture alone is told to be one", async () => {
  const { user } = stage();
  // A Mac copies the name with it, which is no row.
  expect(paste([csv()], { "text/plain": "leads.csv" })).toBe(false);
  expect(await facts()).toHaveTextContent("leads.csv, 1 row");
  paste([picture()]);
  expect(await screen.findByRole("alert")).toHaveTextContent("image.png");
  await user.upload(screen.getByLabelText("File"), csv());
  await press(user, "Continue");
  await screen.findByRole("heading", { name: "Match columns" });
});
