import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Alert, StatusNote } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextField } from "#components/ui/text-field.tsx";

test("a busy button keeps its name and the focus, and presses do nothing", async () => {
  const pressed = vi.fn();
  const submitted = vi.fn((event: React.FormEvent) => event.preventDefault());
  const view = (busy: boolean) => (
    <form onSubmit={submitted}>
      <Button type="submit" busy={busy} onClick={pressed}>
        Send
      </Button>
    </form>
  );
  const { rerender } = render(view(false));
  const button = screen.getByRole("button", { name: "Send" });
  await userEvent.click(button);
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(submitted).toHaveBeenCalledTimes(1);
  rerender(view(true));
  expect(button).toHaveFocus();
  expect(button).toHaveAccessibleName("Send");
  expect(button).toHaveAttribute("aria-busy", "true");
  await userEvent.click(button);
  await userEvent.keyboard("{Enter}");
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(submitted).toHaveBeenCalledTimes(1);
});

test("a button submits nothing unless told to", () => {
  render(<Button>Columns</Button>);
  expect(screen.getByRole("button")).toHaveAttribute("type", "button");
});

test("hint, warning and error describe the field, and only an error makes it invalid", () => {
  const { rerender } = render(<TextField label="Email" hint="As on the card" warning="Looks odd" />);
  const field = screen.getByRole("textbox", { name: "Email" });
  expect(field).toHaveAccessibleDescription("As on the card Looks odd");
  expect(field).not.toHaveAttribute("aria-invalid");
  rerender(<TextField label="Email" error="No domain" />);
  expect(screen.getByRole("textbox", { name: "Email" })).toHaveAccessibleDescription("No domain");
  expect(screen.getByRole("textbox", { name: "Email" })).toBeInvalid();
});

test("what stands beside a label or inside the box is no part of the field's name", () => {
  render(
    <TextField
      label="Phone"
      labelExtra="optional"
      leading="+48"
      trailing={<button type="button">Clear</button>}
    />,
  );
  expect(screen.getByRole("textbox")).toHaveAccessibleName("Phone");
});

test("a hidden label still names the field", () => {
  render(<TextField label="Search leads" hideLabel type="search" />);
  expect(screen.getByRole("searchbox", { name: "Search leads" })).toBeInTheDocument();
});

test("select, text area and checkbox have their native roles, names and descriptions", () => {
  render(
    <>
      <Select label="Country" error="Choose one">
        <option>PL</option>
      </Select>
      <TextArea label="Note" hint="Stays here" />
      <Checkbox label="Pin" hint="For the next lead" />
    </>,
  );
  expect(screen.getByRole("combobox", { name: "Country" })).toHaveAccessibleDescription("Choose one");
  expect(screen.getByRole("textbox", { name: "Note" })).toHaveAccessibleDescription("Stays here");
  expect(screen.getByRole("checkbox", { name: "Pin" })).toHaveAccessibleDescription("For the next lead");
});

test("showing a password changes neither its name nor its value, and the label finds the field alone", async () => {
  render(<PasswordField label="Password" name="password" />);
  await userEvent.type(screen.getByLabelText(/password/i), "secret");
  await userEvent.click(screen.getByRole("button", { name: "Show what is typed" }));
  const field = screen.getByRole("textbox", { name: "Password" });
  expect(field).toHaveValue("secret");
  expect(field).toHaveAttribute("autocomplete", "current-password");
  await userEvent.click(screen.getByRole("button", { name: "Hide what is typed" }));
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "password");
});

test("an alert is one alert, its raw words folded under Technical details", () => {
  render(
    <Alert title="Refused" details="SQL [insert]" actions={<Button>Try again</Button>}>
      Too long
    </Alert>,
  );
  const alert = screen.getByRole("alert");
  expect(alert).toHaveTextContent("RefusedToo long");
  expect(within(alert).getByText("SQL [insert]")).not.toBeVisible();
  expect(within(alert).getByText("Technical details")).toBeVisible();
});

test("a status note does not interrupt", () => {
  render(<StatusNote tone="good" title="Accepted" />);
  expect(screen.getByRole("status")).toHaveTextContent("Accepted");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("copying says that it worked, and also that it did not", async () => {
  const user = userEvent.setup();
  render(<CopyButton label="Copy email" value="jan@x.pl" />);
  await user.click(screen.getByRole("button", { name: "Copy email" }));
  expect(await screen.findByText("Copied")).toBeInTheDocument();
  expect(await navigator.clipboard.readText()).toBe("jan@x.pl");
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
  await user.click(screen.getByRole("button", { name: "Copy email" }));
  expect(await screen.findByText("Could not copy")).toBeInTheDocument();
});
