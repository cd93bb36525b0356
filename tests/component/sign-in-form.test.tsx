import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { SignInForm, type SignInState } from "#components/sign-in/sign-in-form.tsx";

const NORTH = { id: "north", name: "North Markets" };
const SOUTH = { id: "south", name: "South Capital" };
const unused = async (state: SignInState) => state;

const refuse = vi.fn(
  async (_: SignInState, fields: FormData): Promise<SignInState> => ({
    error: "The username or the password is wrong.",
    brokerId: String(fields.get("brokerId")),
    username: String(fields.get("username")),
  }),
);

test("one broker is not asked for, but sent", async () => {
  render(<SignInForm brokers={[NORTH]} action={refuse} next="/leads?page=2" />);
  expect(screen.queryByRole("combobox")).toBeNull();
  await userEvent.type(screen.getByRole("textbox", { name: "Username" }), "anna");
  await userEvent.type(screen.getByLabelText("Password"), "x{Enter}");
  await screen.findByRole("alert");
  const fields = refuse.mock.lastCall?.[1];
  expect(Object.fromEntries(fields ?? [])).toEqual({
    brokerId: "north",
    next: "/leads?page=2",
    password: "x",
    username: "anna",
  });
});

test("the page has the names that people and scripts find it by, and no alert before anything went wrong", () => {
  render(<SignInForm brokers={[NORTH, SOUTH]} action={unused} next="/leads" />);
  expect(screen.getByRole("heading", { name: "Sign in", level: 1 })).toBeInTheDocument();
  expect(screen.getByRole("combobox", { name: "Broker" })).toHaveValue("north");
  expect(screen.getByRole("textbox", { name: "Username" })).toHaveAttribute("autocomplete", "username");
  expect(screen.getByRole("textbox", { name: "Username" })).toHaveFocus();
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "password");
  expect(screen.getByRole("button", { name: "Sign in" })).toHaveAttribute("type", "submit");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("after a refusal what was typed stays, in one alert, the password ready to be typed over", async () => {
  render(<SignInForm brokers={[NORTH, SOUTH]} action={refuse} next="/leads" />);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Broker" }), "south");
  await userEvent.type(screen.getByRole("textbox", { name: "Username" }), "anna");
  await userEvent.type(screen.getByLabelText("Password"), "x");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findAllByRole("alert")).toHaveLength(1);
  expect(screen.getByRole("alert")).toHaveTextContent("The username or the password is wrong.");
  expect(screen.getByRole("combobox", { name: "Broker" })).toHaveValue("south");
  expect(screen.getByRole("textbox", { name: "Username" })).toHaveValue("anna");
  expect(screen.getByLabelText("Password")).toHaveValue("x");
  expect(screen.getByLabelText("Password")).toHaveFocus();
  expect(screen.getByLabelText("Password")).toHaveProperty("selectionEnd", 1);
  expect(screen.getByLabelText("Password")).toHaveProperty("selectionStart", 0);
});

test("while it waits the button is busy under its own name", async () => {
  const { promise, resolve } = Promise.withResolvers<SignInState>();
  render(<SignInForm brokers={[NORTH]} action={() => promise} next="/leads" />);
  await userEvent.type(screen.getByRole("textbox", { name: "Username" }), "anna");
  await userEvent.type(screen.getByLabelText("Password"), "x{Enter}");
  expect(screen.getByRole("button", { name: "Sign in" })).toHaveAttribute("aria-busy", "true");
  resolve({ error: "No", brokerId: "north", username: "anna" });
  await screen.findByRole("alert");
  expect(screen.getByRole("button", { name: "Sign in" })).not.toHaveAttribute("aria-busy");
});
