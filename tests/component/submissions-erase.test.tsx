import "./ui-dom.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type Handover,
  type KeptLead,
  keepHandover,
  readDraft,
  readOutbox,
  writeDraft,
} from "#components/lead-form/kept.ts";
import { SessionGate } from "#components/shell/session-gate.tsx";
import { EraseDialog } from "#components/submissions/erase-dialog.tsx";
import { forgetDraftsOf } from "#components/submissions/kept-drafts.ts";
import type { SubmissionActions } from "#components/submissions/submissions.tsx";
import type { PersonCount } from "#lib/domain/history.ts";
import { emptyLeadForm } from "#lib/domain/lead-input.ts";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { BROKER } from "./lead-form-stage.tsx";

// Fetched on first use in the browser; here once for all, so that no test waits for the compiler.
beforeAll(() => import("#components/ui/dialog-content.tsx"));

const FOUND: PersonCount = { leads: 3, waiting: 0, onTheirWay: 0 };

describe("Erase a person", () => {
  const countPerson = vi.fn<SubmissionActions["countPerson"]>();
  const erasePerson = vi.fn<SubmissionActions["erasePerson"]>();
  const onClose = vi.fn();
  beforeEach(() => {
    vi.resetAllMocks();
    countPerson.mockResolvedValue(ok(FOUND));
    erasePerson.mockResolvedValue(ok({ kind: "erased", leads: 3, cancelled: 0 }));
  });

  const email = () => screen.getByRole("textbox", { name: "Email" });
  const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

  async function open(words: string) {
    const actions = { sendAgain: vi.fn(), cancel: vi.fn(), countPerson, erasePerson };
    render(
      <QueryClientProvider client={new QueryClient()}>
        <SessionGate
          account="a"
          username="demo"
          brokerName="North"
          signInAgain={async () => ({ ok: true })}
          signOut={async () => undefined}
        >
          <EraseDialog open {...{ words, actions, onClose }} brokerName="North" />
        </SessionGate>
      </QueryClientProvider>,
    );
    await screen.findByRole("dialog", { name: "Erase a person" });
  }

  /** What cannot be undone takes no press in the moment in which it appears. */
  async function pressErase() {
    const button = await screen.findByRole("button", { name: "Erase 3 leads" });
    await waitFor(() => expect(button).not.toHaveAttribute("aria-disabled"), { timeout: 2000 });
    await userEvent.click(button);
  }

  async function retype(words: string) {
    await userEvent.clear(email());
    await userEvent.type(email(), words);
  }

  test("names the person before it erases, and erases that one", async () => {
    await open("ann@x.pl");
    await press("Continue");
    expect(await screen.findByRole("status")).toHaveTextContent("3 leads of this person are kept here.");
    expect(screen.getByRole("status")).toHaveTextContent("Email: ann@x.pl");
    await pressErase();
    expect(erasePerson.mock.calls).toEqual([["ann@x.pl"]]);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });

  test("a double click on Continue erases nobody, and neither does a press right after the count", async () => {
    await open("ann@x.pl");
    await userEvent.dblClick(screen.getByRole("button", { name: "Continue" }));
    const button = await screen.findByRole("button", { name: "Erase 3 leads" });
    expect(screen.getByRole("button", { name: "Keep everything" })).toHaveFocus();
    await userEvent.click(button);
    expect(erasePerson).not.toHaveBeenCalled();
    await pressErase();
    expect(erasePerson).toHaveBeenCalledOnce();
  });

  test.each(["{Enter>30/}", "{Enter}{Enter}"])("%s in the field erases nobody", async (keys) => {
    await open("ann@x.pl");
    await userEvent.click(email());
    await userEvent.keyboard(keys);
    await waitFor(() => expect(countPerson).toHaveBeenCalledOnce());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(erasePerson).not.toHaveBeenCalled();
  });

  test("Enter held down leaves the count to be read", async () => {
    await open("ann@x.pl");
    await userEvent.click(email());
    await userEvent.keyboard("{Enter>30/}");
    expect(await screen.findByRole("button", { name: "Erase 3 leads" })).toBeVisible();
    expect(onClose).not.toHaveBeenCalled();
  });

  test("a count that comes after the email was changed is of nobody any more: there is nothing to erase by it", async () => {
    const late = Promise.withResolvers<Awaited<ReturnType<typeof countPerson>>>();
    countPerson.mockReturnValueOnce(late.promise);
    await open("ann@x.pl");
    await press("Continue");
    await retype("bob@x.pl");
    late.resolve(ok(FOUND));
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Continue" })).not.toHaveAttribute("aria-busy"),
    );
    expect(screen.queryByRole("button", { name: /^Erase/ })).toBeNull();
    await press("Continue");
    await pressErase();
    expect(countPerson.mock.lastCall).toEqual(["bob@x.pl"]);
    expect(erasePerson.mock.calls).toEqual([["bob@x.pl"]]);
  });

  test("a trouble with an email that was changed meanwhile is not said of the new one", async () => {
    const late = Promise.withResolvers<Awaited<ReturnType<typeof countPerson>>>();
    countPerson.mockReturnValueOnce(late.promise);
    await open("ann@x.pl");
    await press("Continue");
    await retype("bob@x.pl");
    late.resolve(err(problem("unexpected", { broker: "North", doing: "look for this person" })));
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Continue" })).not.toHaveAttribute("aria-busy"),
    );
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("erasing a person, of what this tab keeps of unsent work", () => {
  beforeEach(() => sessionStorage.clear());

  const form = (email: string) => ({ ...emptyLeadForm(BROKER), email });
  const lead = (email: string, corrects: string | null = null): KeptLead => ({
    submissionId: `of ${email}`,
    corrects: corrects === null ? null : { id: "before", email: corrects },
    form: form(email),
  });
  const handover = (email: string): Handover => ({
    ...{ id: `of ${email}`, corrects: null, mode: "next" },
    form: form(email),
  });
  const waiting = () => readOutbox("a").map(({ form: { email } }) => email);

  test("takes that person's unsaved leads, and nobody's whose email only contains theirs", () => {
    for (const email of ["joann@x.pl", "Ann@X.pl", "ann@x.pl.example", "bob@x.pl"]) {
      keepHandover("a", handover(email));
    }
    forgetDraftsOf(" ann@x.PL ");
    expect(waiting()).toEqual(["joann@x.pl", "ann@x.pl.example", "bob@x.pl"]);
  });

  test("knows the person by a domain in any script", () => {
    for (const email of ["ann@müller.de", "ann@muller.de"]) keepHandover("a", handover(email));
    forgetDraftsOf("ann@XN--mller-kva.de");
    expect(waiting()).toEqual(["ann@muller.de"]);
  });

  test("takes a draft and leaves what was set aside for it, or the other way round", () => {
    const [ann, bob] = [lead("ann@x.pl"), lead("bob@x.pl")];
    writeDraft("a", { ...ann, pinned: true, aside: { ...bob, cleared: false } });
    writeDraft("b", { ...bob, pinned: false, aside: { ...ann, cleared: true } });
    writeDraft("c", { ...ann, pinned: false, aside: { ...ann, cleared: true } });
    forgetDraftsOf("ann@x.pl");
    expect(readDraft("a")).toEqual({ ...bob, pinned: true, aside: null });
    expect(readDraft("b")).toEqual({ ...bob, pinned: false, aside: null });
    expect(JSON.stringify({ ...sessionStorage })).not.toContain("ann");
  });

  test("takes the correction of a lead of theirs, unless another person's email is typed in it by now", () => {
    writeDraft("a", { ...lead("ann@", "ann@x.pl"), pinned: false, aside: null });
    writeDraft("b", { ...lead("bob@x.pl", "ann@x.pl"), pinned: false, aside: null });
    forgetDraftsOf("ann@x.pl");
    expect(readDraft("a")).toBeNull();
    expect(readDraft("b")).toEqual({ ...lead("bob@x.pl"), pinned: false, aside: null });
  });

  test("leaves nothing behind that no page can read, and touches nothing under another name", () => {
    sessionStorage.setItem("lead-desk.draft.a", '{"form":{"email":"ann@x.pl"}}');
    sessionStorage.setItem("lead-desk.outbox.a", "ann@x.pl");
    sessionStorage.setItem("other", "ann@x.pl");
    forgetDraftsOf("ann@x.pl");
    expect(Object.keys(sessionStorage)).toEqual(["other"]);
  });
});
