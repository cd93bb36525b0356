import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { BatchList } from "#components/batch/batch-list.tsx";
import type { BatchView } from "#lib/domain/batch.ts";

const batch = (over: Partial<BatchView>): BatchView => ({
  id: "one",
  fileName: "autumn.csv",
  state: "done",
  total: 3,
  done: 3,
  already: 0,
  counts: { accepted: 3 },
  heldForSignIn: 0,
  heldForMending: 0,
  perMinute: null,
  secondsLeft: null,
  createdAt: "2026-11-20T12:00:00.000Z",
  endedAt: null,
  ...over,
});

const show = (batches: readonly BatchView[], page = 1, pages = 1) =>
  render(
    <BatchList
      batches={batches}
      timeZone="Europe/Warsaw"
      page={page}
      pages={pages}
      pageHref={(to) => `/import?page=${to}`}
    />,
  );

test("each import is a link to its page, with its outcome and when it was begun", () => {
  show([batch({}), batch({ id: "two", fileName: "", state: "cancelled", counts: { cancelled: 3 } })]);
  expect(screen.getByRole("link", { name: "autumn.csv" })).toHaveAttribute("href", "/import/one");
  expect(screen.getByText("3 of 3 done: 3 accepted")).toBeVisible();
  expect(screen.getAllByText("20 Nov 2026, 13:00")).toHaveLength(2);
  expect(screen.getByRole("link", { name: "File name erased" })).toHaveAttribute("href", "/import/two");
  expect(screen.getByText("Cancelled")).toBeVisible();
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("older pages are reached by links, and there is none beyond the ends", () => {
  show([batch({})], 2, 2);
  expect(screen.getByRole("link", { name: "Newer" })).toHaveAttribute("href", "/import?page=1");
  expect(screen.queryByRole("link", { name: "Older" })).toBeNull();
  expect(screen.getByText("Page 2 of 2")).toBeVisible();
});

test("an account without imports sees nothing of the list", () => {
  show([]);
  expect(screen.queryByRole("heading")).toBeNull();
});
