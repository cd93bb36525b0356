"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ChangeEvent } from "react";
import { type LeadQuery, PAGE_SIZES } from "#lib/domain/lead-query.ts";
import { BareSelect } from "../ui/bare-select.tsx";
import { Button } from "../ui/button.tsx";
import type { Listed } from "./listed.ts";
import { FOOT } from "./table-style.ts";
import type { FilterChange } from "./use-lead-query.ts";
import { countInWords, pageInWords } from "./words.ts";

type PaginationProps = {
  /** Null where no page could be had yet. */
  readonly listed: Listed | null;
  readonly query: LeadQuery;
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

/** Off, but still a stop for Tab: a person who has come to the end does not lose their place. */
const off = (isOff: boolean) => (isOff ? { "aria-disabled": true } : {});

export function Pagination({ listed, query, onPage, onFilter, onNextNear }: PaginationProps) {
  const { page, size } = query;
  const isFirst = page <= 1;
  const isLast = listed === null || isLastPage(listed, page);
  const pages = listed?.totalPages ?? null;
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    const chosen = PAGE_SIZES.find((one) => String(one) === target.value);
    if (chosen) onFilter({ size: chosen });
  };
  return (
    <div className={FOOT}>
      <p role="status" className="text-sm text-muted tabular-nums">
        {listed && pageInWords(listed)}
      </p>
      <nav
        aria-label="Pagination"
        className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm max-md:w-full max-md:justify-between"
      >
        <div className="flex items-center gap-2">
          <span aria-hidden className="text-muted max-sm:hidden">
            Rows per page
          </span>
          <BareSelect aria-label="Rows per page" value={size} onChange={choose} size="sm" className="w-20!">
            {PAGE_SIZES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </BareSelect>
        </div>
        <div className="flex items-center gap-1">
          <Button
            size="sm"
            aria-label="Previous page"
            title="Previous page"
            {...off(isFirst)}
            onClick={() => !isFirst && onPage(pageBefore(page, pages))}
          >
            <ChevronLeft aria-hidden className="size-4" />
          </Button>
          <span className="min-w-24 text-center text-muted tabular-nums">
            Page {countInWords(page)}
            {pages !== null && pages > 0 && ` of ${countInWords(pages)}`}
          </span>
          <Button
            size="sm"
            aria-label="Next page"
            title="Next page"
            {...off(isLast)}
            onPointerEnter={onNextNear}
            onFocus={onNextNear}
            onClick={() => !isLast && onPage(page + 1)}
          >
            <ChevronRight aria-hidden className="size-4" />
          </Button>
        </div>
      </nav>
    </div>
  );
}
