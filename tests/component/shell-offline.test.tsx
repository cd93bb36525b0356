import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OnlineNotice } from "#components/shell/online-notice.tsx";

const reach = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  reach.mockReset().mockRejectedValue(new TypeError("Failed to fetch"));
  vi.stubGlobal("fetch", reach);
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  render(
    <>
      <OnlineNotice />
      <a href="/submissions">
        <span>Submissions</span>
      </a>
      <a href="/api/leads/export" download>
        Export CSV
      </a>
      <a href="#content">Skip to content</a>
    </>,
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** False where somebody prevented the click. */
const click = (name: string, keys = {}) => fireEvent.click(screen.getByText(name), keys);

test("offline a link to another page is not followed, and that is said", async () => {
  expect(click("Submissions")).toBe(false);
  await waitFor(() =>
    expect(screen.getByRole("status")).toHaveTextContent("offline, so that page could not be opened"),
  );
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
  act(() => void dispatchEvent(new Event("online")));
  expect(screen.queryByRole("status")).toBeNull();
});

test("downloads, places of this page and clicks with a key held down are left alone", () => {
  for (const name of ["Export CSV", "Skip to content"]) {
    click(name);
    expect(reach).not.toHaveBeenCalled();
  }
  click("Submissions", { ctrlKey: true });
  expect(reach).not.toHaveBeenCalled();
});

test("back online, links are links again", () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
  act(() => void dispatchEvent(new Event("online")));
  // jsdom cannot follow it; all that counts is that nobody asked whether the desk is there.
  screen.getByText("Submissions").addEventListener("click", (event) => event.preventDefault());
  click("Submissions");
  expect(reach).not.toHaveBeenCalled();
});
