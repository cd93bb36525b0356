"use client";
import { type LeadQuery, PAGE_SIZES } from "#lib/domain/lead-query.ts";
import { PaginationNav } from "../ui/pagination-nav.tsx";
import { FOOT, FOOT_WORDS } from "../ui/table-style.ts";
import type { Listed } from "./listed.ts";
import type { FilterChange } from "./use-lead-query.ts";
import { useSlow } from "./use-slow.ts";
import { countInWords, pageInWords, SLOW_MS, slowInWords } from "./words.ts";

type PaginationProps = {
  /** Null where no page could be had yet. */
  readonly listed: Listed | null;
  readonly query: LeadQuery;
  readonly brokerName: string;
  /** The broker is being asked. */
  readonly waiting: boolean;
  readonly onPage: (page: number) => void;
  readonly onFilter: (change: FilterChange) => void;
  /** The next page is about to be wanted. */
  readonly onNextNear: () => void;
};

function isLastPage({ totalPages, leads, unreadableRows, size }: Listed, page: number): boolean {
  return totalPages === null ? leads.length + unreadableRows < size : page >= totalPages;
}

/** One step back; from past the end, to where the list ends. */
function pageBefore(page: number, pages: number | null): number {
  return pages !== null && page > pages ? Math.max(pages, 1) : page - 1;
}

export function Pagination(props: PaginationProps) {
  const { listed, query, brokerName, onPage, onFilter, onNextNear } = props;
  const slow = useSlow(props.waiting, SLOW_MS);
  const { page, size } = query;
  const isFirst = page <= 1;
  const isLast = listed === null || isLastPage(listed, page);
  const pages = listed?.totalPages ?? null;
  const choose = (wanted: number) => {
    const chosen = PAGE_SIZES.find((one) => one === wanted);
    if (chosen) onFilter({ size: chosen });
  };
  return (
    <div className={FOOT}>
      <p role="status" className={FOOT_WORDS}>
        {slow ? slowInWords(brokerName) : listed && pageInWords(listed)}
      </p>
      <PaginationNav
        {...{ size, isFirst, isLast, onNextNear }}
        sizes={PAGE_SIZES}
        onSize={choose}
        onPrevious={() => onPage(pageBefore(page, pages))}
        onNext={() => onPage(page + 1)}
      >
        Page {countInWords(page)}
        {pages !== null && pages > 0 && ` of ${countInWords(pages)}`}
      </PaginationNav>
    </div>
  );
}
