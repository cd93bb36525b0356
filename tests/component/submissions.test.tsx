import "./ui-dom.ts";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DetailsButtons, hasButtons } from "#components/submissions/details-buttons.tsx";
import { readDetails } from "#components/submissions/details-schema.ts";
import { Timeline } from "#components/submissions/timeline.tsx";
import { Unsettled } from "#components/submissions/unsettled.tsx";
import { readPage, readTrouble } from "#components/submissions/wire.ts";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import type { SubmissionReason, SubmissionState } from "#lib/domain/submission.ts";

const push = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const lead = {
  ...{ firstName: "Jan", lastName: "Nowak", email: "jan@a.example", emailKey: "jan@a.example" },
  ...{ phone: "+48600100200", offerUuid: "offer", country: "PL", state: null, city: null, postCode: null },
  ...{ address: null, dateOfBirth: null },
  source: { name: "", site: "", description: "", trackingId: "" },
};

function historyOf(
  state: SubmissionState,
  reason: SubmissionReason | null = null,
  over: Partial<SubmissionHistory> = {},
): SubmissionHistory {
  return {
    submission: {
      ...{ id: "one", state, reason, email: lead.email, name: "Jan Nowak", offer: "Autumn FX", attempts: 1 },
      ...{ leadId: null, technical: null, settledAt: null, nextAt: null, lead },
      createdAt: "2026-11-20T13:00:00.000Z",
    },
    ...{ by: "demo", batchId: null, rowNumber: null, correctedBy: null, corrects: null, lastSentAt: null },
    attempts: [],
    ...over,
  };
}

test("what is not settled is the way to its rows", async () => {
  const onChoose = vi.fn();
  const none = { queued: 0, sending: 0, accepted: 9, duplicate: 0, rejected: 0, cancelled: 0 };
  const show = (counts: { unknown: number; held: number }) =>
    render(
      <Unsettled
        counts={{ ...none, ...counts }}
        hrefOf={(state) => `/submissions?state=${state}`}
        onChoose={onChoose}
      />,
    );
  const { container, unmount } = show({ unknown: 3, held: 4 });
  expect(container).toHaveTextContent(/^Not settled: 3 unknown, 4 held\.$/);
  expect(screen.getByRole("link", { name: "4 held" })).toHaveAttribute("href", "/submissions?state=held");
  await userEvent.click(screen.getByRole("link", { name: "3 unknown" }));
  expect(onChoose).toHaveBeenLastCalledWith("unknown");
  unmount();
  expect(show({ unknown: 0, held: 0 }).container).toHaveTextContent(/^$/);
});

describe("what can be done", () => {
  const actions = { sendAgain: vi.fn(), cancel: vi.fn(), countPerson: vi.fn(), erasePerson: vi.fn() };
  const run = vi.fn(async (): Promise<string | null> => null);
  const move = vi.fn();
  const show = (history: SubmissionHistory) =>
    render(
      <DetailsButtons
        history={history}
        actions={actions}
        action={{ busy: null, trouble: null, run }}
        onMove={move}
      />,
    );
  const offered = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);
  beforeEach(() => run.mockClear());

  test.each([
    ["queued", null, ["Cancel sending", "Edit", "Send again"]],
    ["held", "offer-unknown", ["Cancel sending", "Edit", "Send again"]],
    ["held", "no-answer-for-a-day", ["Cancel sending", "Send again"]],
    ["unknown", null, ["Send again"]],
    ["rejected", "not-valid", ["Edit", "Send again"]],
    ["duplicate", null, ["Edit"]],
  ] as const)("with a lead that is %s (%s)", (state, reason, names) => {
    const history = historyOf(state, reason);
    expect(hasButtons(history)).toBe(true);
    show(history);
    expect(offered()).toEqual(names);
  });

  test("nothing with one that is settled well, corrected or erased", () => {
    expect(hasButtons(historyOf("accepted"))).toBe(false);
    expect(hasButtons(historyOf("sending"))).toBe(false);
    expect(hasButtons(historyOf("rejected", "refused", { correctedBy: "two" }))).toBe(false);
    const { submission } = historyOf("held", "offer-unknown");
    expect(hasButtons(historyOf("held", null, { submission: { ...submission, lead: null } }))).toBe(false);
  });

  test("Edit leads to the form with this lead", async () => {
    show(historyOf("rejected"));
    await userEvent.click(screen.getByRole("button", { name: "Edit" }));
    expect(push).toHaveBeenCalledExactlyOnceWith("/leads/new?correct=one");
  });

  test("a refused lead that is sent again is followed to the submission that it goes on as", async () => {
    show(historyOf("rejected"));
    run.mockResolvedValueOnce("two");
    await userEvent.click(screen.getByRole("button", { name: "Send again" }));
    expect(run.mock.calls).toEqual([[actions.sendAgain, "one"]]);
    expect(move).toHaveBeenCalledExactlyOnceWith("two");
  });

  test("a lead is cancelled by the second press only", async () => {
    show(historyOf("queued"));
    await userEvent.click(screen.getByRole("button", { name: "Cancel sending" }));
    expect(run).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: "Keep it" })).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: "Yes, cancel sending" }));
    expect(run.mock.calls).toEqual([[actions.cancel, "one"]]);
  });
});

test("the timeline says what comes next, and shows a call that is under way", () => {
  const now = Date.parse("2026-11-20T13:01:00Z");
  const { submission } = historyOf("unknown");
  const nextAt = "2026-11-20T13:05:00.000Z";
  const about = { zone: "Europe/Warsaw", brokerName: "North", now };
  const { unmount } = render(
    <Timeline history={historyOf("unknown", null, { submission: { ...submission, nextAt } })} {...about} />,
  );
  const next = screen.getByText("Next: looked up").closest("li");
  expect(next).toHaveTextContent("Fri 20 Nov 2026, 14:05:00");
  expect(next?.querySelector("time")?.title).toBe("Fri 20 Nov 2026, 13:05:00 UTC");
  unmount();
  render(<Timeline history={historyOf("sending")} {...about} />);
  expect(screen.getByText("Being sent now")).toBeInTheDocument();
});

describe("what comes from the desk", () => {
  const row = {
    ...{ id: "one", state: "accepted", reason: null, name: "Jan", email: "a@b.example", offer: "Autumn" },
    ...{ erased: false, attempts: 1, by: "demo", batchId: null, rowNumber: null, settledAt: null },
    createdAt: "2026-11-20T13:00:00.000Z",
  };
  const counts = {
    queued: 0,
    sending: 0,
    unknown: 0,
    held: 0,
    accepted: 1,
    duplicate: 0,
    rejected: 0,
    cancelled: 0,
  };
  const page = {
    rows: [row],
    page: 1,
    size: 50,
    totalRows: 1,
    counts,
    answeredAt: "2026-11-20T13:00:00.000Z",
  };

  test("is taken in its own shape and no other", () => {
    expect(readPage(page)).toEqual(page);
    for (const broken of [
      null,
      [],
      { ...page, rows: [{ ...row, state: "gone" }] },
      { ...page, rows: [{ ...row, attempts: "1" }] },
      { ...page, counts: {} },
      { ...page, totalRows: null },
    ]) {
      expect(readPage(broken)).toBeNull();
    }
    const history = historyOf("held", "sign-in");
    expect(readDetails(JSON.parse(JSON.stringify(history)))).toEqual(history);
    expect(readDetails({ ...history, attempts: null })).toBeNull();
  });

  test("a refusal keeps its words; a proxy's page is none", () => {
    const error = { code: "unexpected", message: "No.", next: "Again.", technical: null };
    expect(readTrouble({ error })).toMatchObject({ message: "No.", next: "Again.", unreached: false });
    expect(readTrouble("<html>")).toBeNull();
  });
});
