import "./ui-dom.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DayFields } from "#components/leads/day-fields.tsx";
import type { Listed } from "#components/leads/listed.ts";
import { NoLeads } from "#components/leads/no-leads.tsx";
import { Pagination } from "#components/leads/pagination.tsx";
import { SearchBox } from "#components/leads/search-box.tsx";
import { parseLeadQuery } from "#lib/domain/lead-query.ts";

const query = parseLeadQuery(new URLSearchParams());

describe("search", () => {
  const onSearch = vi.fn();
  const box = (words = "", search: (words: string) => void = onSearch) => (
    <QueryClientProvider client={new QueryClient()}>
      <SearchBox words={words} onSearch={search} />
    </QueryClientProvider>
  );
  const input = () => screen.getByRole("searchbox", { name: "Search leads" });
  const type = (value: string) => fireEvent.change(input(), { target: { value } });

  beforeEach(() => {
    vi.useFakeTimers();
    onSearch.mockClear();
  });
  afterEach(() => vi.useRealTimers());

  test("asks once for a word that is typed quickly, within 150 ms of its last letter", () => {
    render(box());
    for (const typed of ["n", "no", "now"]) type(typed);
    expect(onSearch).not.toHaveBeenCalled();
    act(() => void vi.advanceTimersByTime(150));
    expect(onSearch.mock.calls).toEqual([["now"]]);
  });

  test("keeps a filter that was chosen in its pause: it goes by the newest state of the table", () => {
    const older = vi.fn();
    const { rerender } = render(box("", older));
    for (const typed of ["n", "no"]) type(typed);
    rerender(box("", onSearch));
    act(() => void vi.advanceTimersByTime(150));
    expect(older).not.toHaveBeenCalled();
    expect(onSearch.mock.calls).toEqual([["no"]]);
  });

  test("asks at once for a pasted text, and at Enter", () => {
    render(box());
    type("nowak");
    expect(onSearch.mock.calls).toEqual([["nowak"]]);
    type("nowaki");
    fireEvent.keyDown(input(), { key: "Enter" });
    expect(onSearch.mock.calls.at(-1)).toEqual(["nowaki"]);
  });

  test("blanks around the words are no new search", () => {
    render(box("nowak"));
    type("nowak ");
    act(() => void vi.advanceTimersByTime(500));
    expect(onSearch).not.toHaveBeenCalled();
  });

  test("Escape and the button clear it; Back puts the address' words in", () => {
    const { rerender } = render(box("nowak"));
    fireEvent.keyDown(input(), { key: "Escape" });
    expect(onSearch).toHaveBeenLastCalledWith("");
    rerender(box(""));
    rerender(box("kowalska"));
    expect(input()).toHaveValue("kowalska");
    fireEvent.click(screen.getByRole("button", { name: "Clear search" }));
    expect(onSearch).toHaveBeenLastCalledWith("");
    expect(input()).toHaveFocus();
  });

  test("/ leads to the search from anywhere but a field", () => {
    render(
      <>
        <textarea aria-label="other" />
        {box()}
      </>,
    );
    fireEvent.keyDown(screen.getByLabelText("other"), { key: "/" });
    expect(input()).not.toHaveFocus();
    fireEvent.keyDown(document.body, { key: "/" });
    expect(input()).toHaveFocus();
  });
});

describe("day fields", () => {
  async function apply(from: string, to: string) {
    const onApply = vi.fn();
    const { unmount } = render(<DayFields query={query} brokerZone="UTC" onApply={onApply} />);
    const fields = [
      screen.getByRole("textbox", { name: "From" }),
      screen.getByRole("textbox", { name: "To" }),
    ];
    for (const [place, value] of [from, to].entries())
      fireEvent.change(fields[place] ?? fields[0] ?? document, { target: { value } });
    await userEvent.click(screen.getByRole("button", { name: "Apply" }));
    const wrong = fields.map((field) => field.getAttribute("aria-invalid") === "true");
    unmount();
    return { applied: onApply.mock.calls[0]?.[0] ?? null, wrong };
  }

  test("take days, both or only the first", async () => {
    expect(await apply("2026-11-01", "2026-11-02")).toMatchObject({
      applied: { from: "2026-11-01", to: "2026-11-02" },
    });
    expect(await apply("2026-11-01", "")).toMatchObject({ applied: { from: "2026-11-01", to: null } });
  });

  test("typed the wrong way round change places, as in an address", async () => {
    expect(await apply("2026-03-02", "2026-03-01")).toEqual({
      applied: { from: "2026-03-01", to: "2026-03-02" },
      wrong: [false, false],
    });
  });

  test("say what is wrong below both, tied to the one that it is about", async () => {
    render(<DayFields query={query} brokerZone="UTC" onApply={vi.fn()} />);
    const to = screen.getByRole("textbox", { name: "To" });
    fireEvent.change(to, { target: { value: "x" } });
    await userEvent.click(screen.getByRole("button", { name: "Apply" }));
    expect(to).toHaveAccessibleDescription("Enter a day that exists, as 2026-11-20.");
    expect(screen.getByRole("textbox", { name: "From" })).toHaveAccessibleDescription("");
    expect(to).toHaveFocus();
  });

  test("refuse what is no day, or no first day, at the field", async () => {
    expect(await apply("2026-02-30", "2026-03-01")).toEqual({ applied: null, wrong: [true, false] });
    expect(await apply("", "2026-03-01")).toEqual({ applied: null, wrong: [true, false] });
    expect(await apply("1.3.2026", "x")).toEqual({ applied: null, wrong: [true, true] });
  });
});

describe("pagination", () => {
  const listed = {
    leads: [],
    page: 1,
    size: 50,
    totalRows: 120,
    totalPages: 3,
    unreadableRows: 50,
    answeredAt: 0,
  };
  const onPage = vi.fn();
  const pages = (over: Partial<Pick<Listed, "totalPages" | "unreadableRows">>, page: number) =>
    render(
      <Pagination
        listed={{ ...listed, ...over, page }}
        query={{ ...query, page }}
        onPage={onPage}
        brokerName="North"
        waiting={false}
        onFilter={() => undefined}
        onNextNear={() => undefined}
      />,
    );

  test("the ends are off but keep the focus, and do nothing", async () => {
    pages({}, 3);
    const next = screen.getByRole("button", { name: "Next page" });
    expect(next).toHaveAttribute("aria-disabled", "true");
    await userEvent.click(next);
    expect(onPage).not.toHaveBeenCalled();
    expect(next).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: "Previous page" }));
    expect(onPage).toHaveBeenLastCalledWith(2);
  });

  test.each([
    [999, 3, 3],
    [4, 3, 3],
    [7, 0, 1],
    [7, null, 6],
  ])(
    "from page %s of a list of %s pages, Previous page leads to page %s",
    async (page, totalPages, leadsTo) => {
      pages({ totalPages, unreadableRows: 0 }, page);
      await userEvent.click(screen.getByRole("button", { name: "Previous page" }));
      expect(onPage).toHaveBeenLastCalledWith(leadsTo);
      expect(screen.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
    },
  );
});

describe("nothing to show", () => {
  const listed = { leads: [], size: 50, totalRows: 120, unreadableRows: 0, answeredAt: 0 };
  const goTo = vi.fn();
  const state = { query, search: "", filter: vi.fn(), goTo, searchFor: vi.fn() };
  const none = (page: number, totalPages: number | null, words = "") =>
    render(
      <NoLeads
        listed={{ ...listed, page, totalPages }}
        state={{ ...state, query: { ...query, page, query: words } }}
        brokerName="North"
      />,
    );

  test("past the end the note names the last page and leads there", async () => {
    none(999, 3);
    expect(screen.getByText("The list has 3 pages now; page 3 is the last.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Go to the last page" }));
    expect(goTo).toHaveBeenLastCalledWith(3);
  });

  test("a search that found nothing in some days leads to all time first, and clears second", async () => {
    const { unmount } = render(
      <NoLeads
        listed={{ ...listed, page: 1, totalRows: 0, totalPages: 0 }}
        state={{ ...state, query: { ...query, query: "zzz", range: "last-30-days" } }}
        brokerName="North"
      />,
    );
    const [first, second] = screen.getAllByRole("button");
    expect([first?.textContent, second?.textContent]).toEqual(["Search all time", "Clear search"]);
    expect(first?.className).not.toBe(second?.className);
    await userEvent.click(screen.getByRole("button", { name: "Search all time" }));
    expect(state.filter).toHaveBeenLastCalledWith({ range: "all" });
    unmount();
  });

  test("a list without any page has no leads, whatever page was asked for", () => {
    none(2, 0, "zzz");
    expect(screen.getByText("No leads match “zzz”")).toBeInTheDocument();
  });
});
