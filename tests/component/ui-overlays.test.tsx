import "./ui-dom.ts";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { lazyPart, usePart } from "#components/ui/lazy-part.ts";
import { Menu } from "#components/ui/menu.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { ShortcutsDialog } from "#components/ui/shortcuts-dialog.tsx";

function WithDialog({ dismissable = true }: { readonly dismissable?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Details"
        description="Of a thing"
        dismissable={dismissable}
      >
        <label>
          Field <input />
        </label>
        <Button onClick={() => setOpen(false)}>Done</Button>
      </Dialog>
    </>
  );
}

test.each(["first", "second"])("a dialog takes the focus and gives it back (%s opening)", async () => {
  render(<WithDialog />);
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  const dialog = await screen.findByRole("dialog", { name: "Details" });
  expect(dialog).toHaveAccessibleDescription("Of a thing");
  await waitFor(() => expect(screen.getByLabelText("Field")).toHaveFocus());
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(screen.getByRole("button", { name: "Open" })).toHaveFocus());
});

test("a dialog that may not be dismissed stays on Escape and has no close button", async () => {
  render(<WithDialog dismissable={false} />);
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  await screen.findByRole("dialog");
  await userEvent.keyboard("{Escape}");
  expect(screen.getByRole("dialog")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("code that could not be fetched is fetched again while it is wanted", async () => {
  vi.useFakeTimers();
  try {
    const fetchPart = vi
      .fn<() => Promise<() => React.ReactNode>>()
      .mockRejectedValueOnce(new Error("offline"))
      .mockResolvedValue(() => <p>here</p>);
    const part = lazyPart(fetchPart);
    const Probe = ({ wanted }: { readonly wanted: boolean }) => {
      const Part = usePart(part, wanted);
      return Part && <Part />;
    };
    const { rerender } = render(<Probe wanted={false} />);
    expect(fetchPart).not.toHaveBeenCalled();
    rerender(<Probe wanted />);
    await act(() => vi.advanceTimersByTimeAsync(1400));
    expect(fetchPart).toHaveBeenCalledTimes(1);
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(screen.getByText("here")).toBeInTheDocument();
    expect(fetchPart).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

test("a menu is named by its button, worked by keys, and a tick leaves it open", async () => {
  const chosen = vi.fn();
  const ticked = vi.fn();
  render(
    <Menu
      entries={[
        { kind: "check", label: "Phone", checked: true, onChange: ticked },
        { kind: "item", label: "Reset", onSelect: chosen },
      ]}
      trigger={(props) => <Button {...props}>Columns</Button>}
    />,
  );
  const button = screen.getByRole("button", { name: "Columns" });
  expect(button).toHaveAttribute("aria-expanded", "false");
  button.focus();
  await userEvent.keyboard("{ArrowDown}");
  await screen.findByRole("menu", { name: "Columns" });
  expect(button).toHaveAttribute("aria-expanded", "true");
  const tick = screen.getByRole("menuitemcheckbox", { name: "Phone", checked: true });
  await userEvent.click(tick);
  expect(ticked).toHaveBeenCalledWith(false);
  expect(screen.getByRole("menu")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("menuitem", { name: "Reset" }));
  expect(chosen).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  await waitFor(() => expect(button).toHaveFocus());
  await userEvent.click(button);
  await screen.findByRole("menu");
  await userEvent.click(button);
  await waitFor(() => expect(button).toHaveAttribute("aria-expanded", "false"));
});

test("a popover opens and closes by its button, and Escape gives the focus back to it", async () => {
  function Box() {
    const [open, setOpen] = useState(false);
    return (
      <Popover
        open={open}
        onOpenChange={setOpen}
        label="Range"
        trigger={(props) => <Button {...props}>Date range</Button>}
      >
        <input aria-label="From" />
      </Popover>
    );
  }
  render(<Box />);
  const button = screen.getByRole("button", { name: "Date range" });
  await userEvent.click(button);
  expect(await screen.findByRole("dialog", { name: "Range" })).toBeInTheDocument();
  await userEvent.click(button);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.click(button);
  await waitFor(() => expect(screen.getByLabelText("From")).toHaveFocus());
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(button).toHaveFocus());
});

test("? lists the shortcuts, but types a question mark in a field", async () => {
  function Page() {
    const [open, setOpen] = useState(false);
    const groups = [{ title: "Everywhere", shortcuts: [{ keys: ["Ctrl", "Enter"], does: "Submit" }] }];
    return (
      <>
        <input aria-label="Search" />
        <ShortcutsDialog groups={groups} open={open} onOpenChange={setOpen} />
      </>
    );
  }
  render(<Page />);
  await userEvent.type(screen.getByLabelText("Search"), "who?");
  expect(screen.getByLabelText("Search")).toHaveValue("who?");
  expect(screen.queryByRole("dialog")).toBeNull();
  screen.getByLabelText("Search").blur();
  await userEvent.keyboard("?");
  const dialog = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  await waitFor(() => expect(dialog).toHaveTextContent("SubmitCtrlEnter"));
});
