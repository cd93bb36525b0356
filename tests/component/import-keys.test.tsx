import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { cell, stage, toRows } from "./import-stage.tsx";

const ROW = "Jan\tNowak\tjan@x.pl\t+48600100200";

/** To the first name's cell. */
async function toCell(user: UserEvent): Promise<HTMLElement> {
  await toRows(user, [ROW]);
  await waitFor(() => expect(cell("Jan")).toBeInTheDocument());
  await user.click(cell("Jan"));
  return cell("Jan");
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 50));
const box = () => screen.getByRole("textbox", { name: "First name, row 1" });

const onMac = () => vi.spyOn(navigator, "userAgent", "get").mockReturnValue("(Macintosh; Intel Mac OS X)");
afterEach(() => {
  vi.restoreAllMocks();
});

test("a letter that a Mac types with Option begins the text as any other does", async () => {
  onMac();
  const { user } = stage();
  fireEvent.keyDown(await toCell(user), { key: "Ł", altKey: true, shiftKey: true });
  expect(box()).toHaveValue("Ł");
});

test("a letter that Windows types with AltGr begins the text, which is no command", async () => {
  const { user } = stage();
  const at = await toCell(user);
  fireEvent.keyDown(at, { key: "ż", altKey: true, ctrlKey: true, modifierAltGraph: true });
  expect(box()).toHaveValue("ż");
});

test("Alt with an arrow, a command or a menu's letter is the browser's own", async () => {
  const { user } = stage();
  const at = await toCell(user);
  expect(fireEvent.keyDown(at, { key: "f", altKey: true })).toBe(true);
  onMac();
  expect(fireEvent.keyDown(at, { key: "ArrowRight", altKey: true })).toBe(true);
  expect(fireEvent.keyDown(at, { key: "ż", altKey: true, ctrlKey: true })).toBe(true);
  expect(fireEvent.keyDown(at, { key: "ł", altKey: true, metaKey: true })).toBe(true);
  expect(at).toHaveFocus();
  expect(screen.queryByRole("textbox", { name: "First name, row 1" })).toBeNull();
});

test("Redo's keys undo nothing", async () => {
  const { user } = stage();
  await toCell(user);
  await user.keyboard("Janek{Enter}");
  await waitFor(() => expect(cell("Janek")).toHaveFocus());
  // What is pressed before the row is checked waits for it.
  await soon();
  expect(fireEvent.keyDown(cell("Janek"), { key: "Z", ctrlKey: true, shiftKey: true })).toBe(true);
  expect(fireEvent.keyDown(cell("Janek"), { key: "z", metaKey: true, shiftKey: true })).toBe(true);
  await soon();
  expect(cell("Janek")).toBeInTheDocument();
  fireEvent.keyDown(cell("Janek"), { key: "z", ctrlKey: true });
  await waitFor(() => expect(cell("Jan")).toBeInTheDocument());
});
