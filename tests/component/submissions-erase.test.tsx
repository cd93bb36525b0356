import "./ui-dom.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { SessionGate } from "#components/shell/session-gate.tsx";
import { EraseDialog } from "#components/submissions/erase-dialog.tsx";
import type { SubmissionActions } from "#components/submissions/submissions.tsx";
import type { PersonCount } from "#lib/domain/history.ts";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";

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

  async function retype(words: string) {
    await userEvent.clear(email());
    await userEvent.type(email(), words);
  }

  test("names the person before it erases, and erases that one", async () => {
    await open("ann@x.pl");
    await press("Continue");
    expect(await screen.findByRole("status")).toHaveTextContent("3 leads of this person are kept here.");
    expect(screen.getByRole("status")).toHaveTextContent("Email: ann@x.pl");
    await press("Erase 3 leads");
    expect(erasePerson.mock.calls).toEqual([["ann@x.pl"]]);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
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
    await press("Erase 3 leads");
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
