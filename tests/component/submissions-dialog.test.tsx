import "./ui-dom.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { SessionGate } from "#components/shell/session-gate.tsx";
import { SubmissionDialog } from "#components/submissions/submission-dialog.tsx";
import { SubmissionList } from "#components/submissions/submission-list.tsx";
import type { HistoryRow, SubmissionHistory } from "#lib/domain/history.ts";
import { parseHistoryQuery } from "#lib/domain/history-query.ts";
import { problem } from "#lib/domain/problem.ts";
import { err } from "#lib/domain/result.ts";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

// Fetched on first use in the browser; here once for all, so that no test waits for the compiler.
beforeAll(() => import("#components/ui/dialog-content.tsx"));

/** The old one was refused; the new one corrects it and is held. */
function historyOf(id: string): SubmissionHistory {
  const isOld = id === "old";
  return {
    submission: {
      ...{ id, email: "jan@a.example", name: isOld ? "Jan Novak" : "Jan Nowak", offer: "Autumn FX" },
      ...{ state: isOld ? "rejected" : "held", reason: isOld ? "refused" : "offer-unknown" },
      ...{ attempts: 1, leadId: null, technical: null, settledAt: null, nextAt: null },
      createdAt: "2026-11-20T13:00:00.000Z",
      lead: {
        ...{ firstName: "Jan", lastName: "Nowak", email: "jan@a.example", emailKey: "jan@a.example" },
        ...{ phone: "+48600100200", offerUuid: "offer", country: "PL", state: null, city: null },
        ...{ postCode: null, address: null, dateOfBirth: null },
        source: { name: "", site: "", description: "", trackingId: "" },
      },
    },
    ...{ by: "demo", batchId: null, rowNumber: null, lastSentAt: null, attempts: [] },
    ...{ correctedBy: isOld ? "new" : null, corrects: isOld ? null : "old" },
  };
}

const refused = vi.fn(async () => err(problem("too-many-requests", { broker: "North", doing: "send it" })));
const actions = { sendAgain: refused, cancel: refused, countPerson: vi.fn(), erasePerson: vi.fn() };

function Row({ id }: { readonly id: string }) {
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <>
      <button type="button" onClick={() => setOpenId(id)}>
        Row
      </button>
      <SubmissionDialog
        id={openId}
        row={null}
        actions={actions}
        brokerName="North"
        zone="UTC"
        onMove={setOpenId}
      />
    </>
  );
}

let client = new QueryClient();
beforeEach(() => {
  client = new QueryClient();
  vi.stubGlobal("fetch", async (url: string) => Response.json(historyOf(url.split("/")[3] ?? "")));
});
afterEach(() => vi.unstubAllGlobals());

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

const inPage = (children: ReactNode) => (
  <QueryClientProvider client={client}>
    <SessionGate
      account="a"
      username="demo"
      brokerName="North"
      signInAgain={async () => ({ ok: true })}
      signOut={async () => undefined}
    >
      {children}
    </SessionGate>
  </QueryClientProvider>
);

async function open(id: string) {
  render(inPage(<Row id={id} />));
  await press("Row");
}

const nothing = () => undefined;

/** The list at an address, with one row. */
function listAt(search: string, row: HistoryRow) {
  const counts = {
    queued: 0,
    sending: 0,
    unknown: 0,
    held: 0,
    accepted: 0,
    duplicate: 0,
    rejected: 0,
    cancelled: 0,
  };
  const page = { rows: [row], page: 1, size: 50, totalRows: 1, counts, answeredAt: row.createdAt };
  const list = { page, trouble: null, old: false, fetching: false, again: nothing };
  const query = parseHistoryQuery(new URLSearchParams(search));
  const ways = { filter: nothing, goTo: nothing, searchFor: nothing, show: nothing, clear: nothing };
  const state = { query, search, ...ways, hrefOf: () => "" };
  return inPage(<SubmissionList {...{ list, state, actions }} brokerName="North" zone="UTC" />);
}

/** The details of this name are there, and the focus is in them. */
const shows = (name: string) =>
  waitFor(() => {
    const dialog = screen.getByRole("dialog", { name: "Submission details" });
    expect(dialog).toHaveAccessibleDescription(name);
    expect(dialog.contains(document.activeElement)).toBe(true);
  });

test("the row has the focus again after another submission was looked at in its details", async () => {
  await open("old");
  await shows("Jan Novak");
  await press("Show the corrected one");
  await shows("Jan Nowak");
  await press("Show the one before");
  await shows("Jan Novak");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.getByRole("button", { name: "Row" })).toHaveFocus());
});

test("what was asked and refused for one submission is not said of the other", async () => {
  await open("new");
  await press("Send again");
  expect(await screen.findByRole("alert")).toBeInTheDocument();
  await press("Cancel sending");
  await press("Show the one before");
  await shows("Jan Novak");
  expect(screen.queryByRole("alert")).toBeNull();
  await press("Show the corrected one");
  await shows("Jan Nowak");
  expect(await screen.findByRole("button", { name: "Send again" })).toBeInTheDocument();
});

test("Back to another list closes the details that were open over this one", async () => {
  const row: HistoryRow = {
    ...{ id: "old", email: "jan@a.example", name: "Jan Novak", offer: "Autumn FX", erased: false },
    ...{ state: "rejected", reason: "refused", attempts: 1, batchId: null, by: "demo", rowNumber: null },
    ...{ createdAt: "2026-11-20T13:00:00.000Z", settledAt: null },
  };
  const { rerender } = render(listAt("state=rejected", row));
  await userEvent.click(screen.getByText("jan@a.example"));
  await shows("Jan Novak");
  // New rows of the same list leave it open.
  rerender(listAt("state=rejected", { ...row, attempts: 2 }));
  await shows("Jan Novak");
  rerender(listAt("", row));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});
