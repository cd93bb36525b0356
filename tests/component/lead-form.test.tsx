import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { ok } from "#lib/domain/result.ts";
import { answer, BROKER, box, NEXT, STAY, stage, typeLead, viewOf } from "./lead-form-stage.tsx";
import "./ui-dom.ts";

beforeEach(() => sessionStorage.clear());

test("the page has the names that people and scripts find it by", () => {
  stage();
  expect(screen.getByRole("heading", { level: 1, name: "Add lead" })).toBeInTheDocument();
  expect(box("First name")).toHaveFocus();
  for (const name of ["Last name", "Email", "Phone"]) expect(box(name)).toHaveValue("");
  expect(screen.getByRole("combobox", { name: "Country" })).toHaveValue("PL");
  expect(screen.getByRole("combobox", { name: "Offer" })).toHaveDisplayValue("Autumn FX");
  const source = within(screen.getByRole("group", { name: "Lead source" }));
  expect(source.getByRole("textbox", { name: "Name" })).toHaveValue("Autumn FX");
  expect(source.getByRole("textbox", { name: "Site" })).toHaveValue("autumnfx.example");
  expect(source.getByRole("textbox", { name: "Description" })).toHaveValue("Landing B");
  expect(source.getByRole("textbox", { name: "Tracking ID" })).toHaveValue("");
  expect(screen.getByRole("button", { name: "Submit lead" })).toHaveAttribute("type", "button");
  expect(screen.getByRole("button", { name: "Submit and add another" })).toBeInTheDocument();
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("one offer is not asked for, but sent", async () => {
  const { user, submit } = stage({ broker: { offers: BROKER.offers.slice(0, 1) } });
  expect(screen.queryByRole("combobox", { name: "Offer" })).toBeNull();
  await typeLead(user);
  await user.keyboard(STAY);
  await waitFor(() => expect(submit).toHaveBeenCalledOnce());
  expect(submit.mock.lastCall?.[0].lead.offerUuid).toBe(BROKER.offers[0]?.uuid);
});

test("what the broker requires stands with the person and is asked for; the rest is folded away", async () => {
  const { user, submit } = stage({ broker: { requiredFields: ["city"] } });
  expect(box("City").closest("details")).toBeNull();
  expect(screen.getByLabelText("Post code").closest("details")).not.toHaveAttribute("open");
  await typeLead(user);
  await user.keyboard(STAY);
  await waitFor(() => expect(box("City")).toHaveAccessibleDescription("Enter the city."));
  expect(box("City")).toHaveFocus();
  expect(submit).not.toHaveBeenCalled();
});

test("another offer brings its source along, but not over a part that was edited", async () => {
  const { user } = stage();
  await user.clear(box("Description"));
  await user.type(box("Description"), "Letter");
  await user.selectOptions(screen.getByRole("combobox", { name: "Offer" }), "Gold Basics");
  expect(box("Site")).toHaveValue("goldbasics.example");
  expect(box("Description")).toHaveValue("Letter");
  await user.click(screen.getByRole("button", { name: "Use the offer's source" }));
  expect(box("Description")).toHaveValue("Webinar");
});

test("a phone with its country code sets the country, in brackets as well", async () => {
  const { user } = stage();
  await user.type(box("Phone"), "(+420) 601 123 456");
  await waitFor(() => expect(screen.getByRole("combobox", { name: "Country" })).toHaveValue("CZ"));
});

test("Enter that ends a composition in another script does not move on", async () => {
  const { user } = stage();
  await user.type(box("First name"), "太郎");
  box("First name").dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, isComposing: true }),
  );
  expect(box("First name")).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(box("Last name")).toHaveFocus();
});

test("leaving the fields of an empty form brings no complaint; a blank name does", async () => {
  const { user } = stage();
  await user.tab();
  await user.tab();
  expect(box("First name")).not.toHaveAttribute("aria-invalid");
  await user.type(box("First name"), "  ");
  await user.tab();
  await waitFor(() => expect(box("First name")).toHaveAttribute("aria-invalid", "true"));
});

test("a refused lead is kept, and the next press is a new submission that corrects it", async () => {
  const { user, submit } = stage();
  submit.mockImplementationOnce(answer({ state: "duplicate" }));
  await typeLead(user);
  await user.keyboard(STAY);
  expect(await screen.findByRole("alert")).toHaveTextContent("North Markets already has jan@x.pl");
  expect(box("Email")).toHaveValue("jan@x.pl");
  await user.clear(box("Email"));
  await user.type(box("Email"), "jan2@x.pl");
  await user.keyboard(STAY);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: jan2@x.pl"));
  const [first, second] = submit.mock.calls.map(([handed]) => handed);
  expect(second?.submissionId).not.toBe(first?.submissionId);
  expect(second?.corrects).toBe(first?.submissionId);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(box("Email")).toHaveValue("");
});

test("a later success does not hide an alert that nobody has dealt with", async () => {
  const { user, submit } = stage();
  submit.mockImplementationOnce(answer({ state: "rejected", reason: "not-valid" }));
  await typeLead(user, "bad@x.pl");
  await user.keyboard(NEXT);
  await screen.findByRole("alert");
  await typeLead(user, "good@x.pl");
  await user.keyboard(NEXT);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: good@x.pl"));
  expect(screen.getByRole("alert")).toHaveTextContent("bad@x.pl");
  await user.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the country that a lead came with stays, whatever its calling code; a number typed anew sets it", async () => {
  const first = stage();
  await typeLead(first.user);
  await first.user.clear(box("Phone"));
  await first.user.type(box("Phone"), "+48600100200");
  const country = () => screen.getByRole("combobox", { name: "Country" });
  await first.user.selectOptions(country(), "CZ");
  await first.user.click(box("Phone"));
  await first.user.tab();
  await screen.findByText(/\+48 600 100 200/);
  expect(country()).toHaveValue("CZ");
  cleanup();

  const { user, submit } = stage();
  await screen.findByText(/\+48 600 100 200/);
  expect(country()).toHaveValue("CZ");
  submit.mockImplementationOnce(answer({ state: "rejected", reason: "not-valid" }));
  await user.keyboard(STAY);
  await screen.findByRole("alert");
  expect(country()).toHaveValue("CZ");
  await user.clear(box("Phone"));
  await user.type(box("Phone"), "+48600100201");
  await waitFor(() => expect(country()).toHaveValue("PL"));
});

test("somebody else typed over a held lead is a new lead: the held one stays", async () => {
  const { user, submit } = stage();
  submit.mockImplementationOnce(async (handed) => {
    const { email, firstName, lastName, phone, source, offerUuid } = handed.lead;
    const lead = { email, emailKey: email, firstName, lastName, phone, source, offerUuid };
    const none = { country: null, state: null, city: null, postCode: null, address: null, dateOfBirth: null };
    return ok(viewOf(handed, { state: "held", reason: "offer-unknown", lead: { ...lead, ...none } }));
  });
  await typeLead(user);
  await user.keyboard(STAY);
  await screen.findByRole("alert");
  expect(screen.getByRole("heading", { name: "Correcting jan@x.pl" })).toBeInTheDocument();
  const other = { "First name": "Anna", "Last name": "Kowalska", Email: "anna@x.pl", Phone: "601200300" };
  for (const [name, text] of Object.entries(other)) {
    await user.clear(box(name));
    await user.type(box(name), text);
  }
  expect(screen.getByRole("heading", { name: "New lead" })).toBeInTheDocument();
  await user.keyboard(STAY);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Accepted: anna@x.pl"));
  expect(submit.mock.calls[1]?.[0].corrects).toBeNull();
  expect(within(screen.getByRole("region", { name: /Not settled yet/ })).getByText("jan@x.pl")).toBeVisible();
});

test("a lead on its way stands among this session's from the start", async () => {
  const { user, submit } = stage();
  submit.mockImplementationOnce(answer({ state: "sending" }));
  await typeLead(user);
  await user.keyboard(NEXT);
  const session = within(screen.getByRole("region", { name: "This session" }));
  expect(await session.findByText("jan@x.pl")).toBeInTheDocument();
  expect(screen.queryByText("Not settled yet")).toBeNull();
});
