import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ExportLink } from "#components/leads/export-link.tsx";
import { ExportTrouble } from "#components/leads/export-trouble.tsx";
import { useDownload } from "#components/leads/use-download.ts";
import { SessionGate } from "#components/shell/session-gate.tsx";
import { parseLeadQuery } from "#lib/domain/lead-query.ts";

const query = parseLeadQuery(new URLSearchParams("range=all&page=3"));
const EMPTY_PAGE = {
  ...{ rows: [], page: 1, size: 25, totalRows: 0, totalPages: 0, unreadableRows: 0 },
  answeredAt: "2026-11-20T12:00:00Z",
};
const DOWN = {
  ...{ code: "broker-down", message: "North has trouble of its own.", next: "Wait a minute." },
  ...{ retryable: true, technical: "502 Bad Gateway" },
};

const ask = vi.fn<(url: string) => Promise<Response>>();
const downloads = vi.fn<(href: string) => void>();

function Export() {
  const download = useDownload(query);
  return (
    <>
      <ExportLink query={query} download={download} shown={[]} offersSemicolon={false} />
      <ExportTrouble download={download} />
    </>
  );
}

/** What a press of the page's own download link would fetch. */
function onClick(event: MouseEvent) {
  if (!(event.target instanceof HTMLAnchorElement) || event.defaultPrevented) return;
  event.preventDefault();
  downloads(event.target.getAttribute("href") ?? "");
}

beforeEach(async () => {
  downloads.mockClear();
  ask.mockReset().mockImplementation(async () => Response.json({ error: DOWN }, { status: 502 }));
  vi.stubGlobal("fetch", ask);
  document.addEventListener("click", onClick);
  const leave = async () => undefined;
  render(
    <SessionGate
      account="a"
      username="demo"
      brokerName="North"
      signInAgain={async () => ({ ok: true })}
      signOut={leave}
    >
      <Export />
    </SessionGate>,
  );
  await userEvent.click(screen.getByRole("link", { name: "Export CSV" }));
});
afterEach(() => {
  document.removeEventListener("click", onClick);
  vi.unstubAllGlobals();
});

test("a failed export is an alert that says what happened, and stays until it is dismissed", async () => {
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Nothing was exported");
  expect(alert).toHaveTextContent("North has trouble of its own. Wait a minute.");
  expect(alert).toHaveTextContent("502 Bad Gateway");
  expect(downloads).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("Try again repeats it; the alert goes with the download that begins", async () => {
  await screen.findByRole("alert");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(ask).toHaveBeenCalledTimes(2);
  expect(screen.getByRole("alert")).toBeInTheDocument();
  ask.mockImplementation(async () => Response.json(EMPTY_PAGE));
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(downloads.mock.calls).toEqual([["/api/leads/export?range=all"]]);
});

test("without a network it does not promise to go on by itself", async () => {
  ask.mockRejectedValue(new TypeError("Failed to fetch"));
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
  await waitFor(() =>
    expect(screen.getByRole("alert")).toHaveTextContent("Check the connection, then try again."),
  );
});
