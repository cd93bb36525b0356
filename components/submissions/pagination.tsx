"use client";
import type { HistoryPage } from "#lib/domain/history.ts";
import { HISTORY_SIZES } from "#lib/domain/history-query.ts";
import { countInWords, pageInWords } from "#lib/domain/history-words.ts";
import { PaginationNav } from "../ui/pagination-nav.tsx";
import { FOOT, FOOT_WORDS } from "../ui/table-style.ts";
import type { HistoryQueryState } from "./use-history-query.ts";

export function Pagination({
  listed,
  state,
}: {
  readonly listed: HistoryPage;
  readonly state: HistoryQueryState;
}) {
  const { page, size } = state.query;
  const pages = Math.max(1, Math.ceil(listed.totalRows / size));
  const isFirst = page <= 1;
  const isLast = page >= pages;
  const sizes = [...new Set([...HISTORY_SIZES, size])].sort((one, other) => one - other);
  return (
    <div className={FOOT}>
      <p role="status" className={FOOT_WORDS}>
        {pageInWords(listed.rows.length, listed.page, listed.size, listed.totalRows)}
      </p>
      <PaginationNav
        {...{ size, sizes, isFirst, isLast }}
        onSize={(chosen) => state.filter({ size: chosen })}
        onPrevious={() => state.goTo(Math.min(page, pages + 1) - 1)}
        onNext={() => state.goTo(page + 1)}
      >
        Page {countInWords(page)} of {countInWords(pages)}
      </PaginationNav>
    </div>
  );
}
