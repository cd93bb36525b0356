import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { cell, stage, toRows } from "./import-stage.tsx";

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
