import { cleanup, screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { readDraft, writeDraft } from "#components/lead-form/kept.ts";
import { emptyLeadForm } from "#lib/domain/lead-input.ts";
import type { DeskSubmissions, SubmissionView } from "#lib/domain/submission-view.ts";
import { BROKER, box, stage, viewOf } from "./lead-form-stage.tsx";
import "./ui-dom.ts";

beforeEach(() => sessionStorage.clear());

/** A lead that the broker refused, to be corrected. */
function refused(firstName: string): SubmissionView {
  const email = `${firstName.toLowerCase()}@x.pl`;
  const form = { ...emptyLeadForm(BROKER), firstName, lastName: "Refused", email, phone: "600100200" };
  const none = { country: null, state: null, city: null, postCode: null, address: null, dateOfBirth: null };
  return viewOf(
    { submissionId: firstName, corrects: null, lead: form, waits: false },
    { state: "rejected", reason: "not-valid", lead: { ...form, ...none, emailKey: email } },
  );
}

const REFUSED: DeskSubmissions = { unsettled: [], recent: [refused("Bea"), refused("Cleo")] };

async function correct(user: UserEvent, email: string) {
  const entry = screen.getByText(email).closest("li");
  if (!entry) throw new Error(`${email} is not in the list`);
  await user.click(within(entry).getByRole("button", { name: "Correct" }));
  await waitFor(() => expect(box("Email")).toHaveValue(email));
}

async function typeHalf(user: UserEvent) {
  await user.type(box("First name"), "Anna");
  await user.type(box("Last name"), "Halftyped");
}

const waysBack = () => screen.queryAllByRole("button", { name: /^Bring back/ }).map((way) => way.textContent);

test("what was half typed outlasts a look at one refused lead after another, and Clear", async () => {
  const { user } = stage({ initial: REFUSED });
  await typeHalf(user);
  await correct(user, "bea@x.pl");
  expect(waysBack()).toEqual(["Bring back Anna Halftyped"]);
  await correct(user, "cleo@x.pl");
  expect(waysBack()).toEqual(["Bring back Anna Halftyped"]);
  await user.click(screen.getByRole("button", { name: "Clear" }));
  expect(waysBack()).toEqual(["Bring back Anna Halftyped"]);
  await user.click(screen.getByRole("button", { name: "Bring back Anna Halftyped" }));
  expect(box("Last name")).toHaveValue("Halftyped");
});

test("so it does over a reload, and after it was brought back and put aside again", async () => {
  const first = stage({ initial: REFUSED });
  await typeHalf(first.user);
  await correct(first.user, "bea@x.pl");
  await first.user.click(screen.getByRole("button", { name: "Bring back Anna Halftyped" }));
  await first.user.click(screen.getByRole("button", { name: "Bring back Bea Refused" }));
  cleanup();
  const { user } = stage({ initial: REFUSED });
  expect(box("First name")).toHaveValue("Bea");
  await correct(user, "cleo@x.pl");
  expect(waysBack()).toEqual(["Bring back Anna Halftyped"]);
});

test("a correction that was begun is what was typed last, after a reload too", async () => {
  const first = stage({ initial: REFUSED });
  await typeHalf(first.user);
  await correct(first.user, "bea@x.pl");
  await first.user.type(box("First name"), "ta");
  cleanup();
  const { user } = stage({ initial: REFUSED });
  await correct(user, "cleo@x.pl");
  expect(waysBack()).toEqual(["Bring back Beata Refused"]);
});

test("a draft that the desk has by now is none any more; what was set aside for it and the pin stay", () => {
  const empty = emptyLeadForm(BROKER);
  const anna = { submissionId: "anna", corrects: null, form: { ...empty, firstName: "Anna" } };
  const bea = { submissionId: "Bea", corrects: null, form: { ...empty, firstName: "Bea" } };
  writeDraft("a", { ...bea, pinned: true, aside: { ...anna, cleared: false } });
  stage({ initial: REFUSED });
  expect(box("First name")).toHaveValue("");
  expect(waysBack()).toEqual(["Bring back Anna"]);
  expect(readDraft("a")).toMatchObject({ pinned: true, aside: { form: { firstName: "Anna" } } });
});
