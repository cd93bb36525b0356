"use client";
import { lazy, Suspense, use, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Lead } from "#lib/domain/lead.ts";
import { cx } from "../ui/cx.ts";
import { preloadDialog } from "../ui/dialog.tsx";
import { lazyPart, preload, untilHere, usePart } from "../ui/lazy-part.ts";
import { CARD } from "../ui/table-style.ts";
import { useScrolledUp } from "../ui/use-scrolled-up.ts";
import { whenLater } from "../ui/when-later.ts";
import type { View } from "./columns.tsx";
import { LeadTable } from "./lead-table.tsx";
import { type FirstPage, furtherFields, listedFrom } from "./listed.ts";
import { isOdd } from "./page-part.ts";
import { Pagination } from "./pagination.tsx";
import { BOX } from "./table-style.ts";
import { useLeadPage } from "./use-lead-page.ts";
import type { LeadQueryState } from "./use-lead-query.ts";
import { useNow } from "./use-now.ts";

/** Most lists have leads. Not drawn by the server: a press on its buttons would be lost before this code is here. */
const noLeads = lazyPart(() => import("./no-leads.tsx").then((file) => file.NoLeads));
const dialog = lazyPart(() => import("./lead-dialog.tsx").then((file) => file.LeadDialog));

/** Seldom needed: where the first page has them they are in its own HTML. */
const PageNotes = lazy(() =>
  untilHere(() => import("./page-notes.tsx")).then((file) => ({ default: file.PageNotes })),
);
/** Not drawn by the server either, for the same reason. */
const outage = lazyPart(() => import("./list-notes.tsx").then((file) => file.Outage));

/** A row may be opened soon. */
function preloadDetails(): void {
  preload(dialog);
  preloadDialog();
}

export type LeadListProps = {
  readonly first: FirstPage | Promise<FirstPage>;
  readonly state: LeadQueryState;
  readonly shown: readonly string[];
  /** The further fields seen so far. */
  readonly fields: readonly string[];
  /** The further fields of each page that comes. */
  readonly onFields: (fields: readonly string[]) => void;
  readonly brokerName: string;
  readonly brokerZone: string;
  readonly hidden: View["hidden"];
};

/** The first page as the table wants it, read once. */
function useFirst(first: LeadListProps["first"]) {
  const { search, result, at } = first instanceof Promise ? use(first) : first;
  return useMemo(() => {
    const answer = result.ok ? { ok: true as const, value: listedFrom(result.value) } : result;
    return { search, answer, at: Date.parse(at) };
  }, [search, result, at]);
}

/** Suspends until the first page is here. */
export function LeadList(props: LeadListProps) {
  const { state, shown, brokerName, hidden, onFields } = props;
  const { query, search } = state;
  const first = useFirst(props.first);
  const { listed, listedQuery, trouble, old, fetching, again, prepareNext } = useLeadPage(
    query,
    search,
    first,
  );
  const [open, setOpen] = useState<Lead | null>(null);
  const Dialog = usePart(dialog, open !== null);
  const Outage = usePart(outage, trouble !== null);
  const NoLeads = usePart(noLeads, listed?.leads.length === 0);
  const box = useRef<HTMLDivElement>(null);

  const zone = query.tz ?? props.brokerZone;
  const now = useNow(listed?.answeredAt ?? 0);
  const view = useMemo(() => ({ now, zone, hidden }), [now, zone, hidden]);
  const leads = listed?.leads;
  const openAt = useCallback((at: number) => setOpen(leads?.[at] ?? null), [leads]);
  const [openIn, setOpenIn] = useState(search);
  if (openIn !== search) {
    // Another page or filter, by Back too: what was open belongs to the one before.
    setOpenIn(search);
    setOpen(null);
  }
  const keepsOld = Boolean(listed?.leads.length);
  const isSearched = listedQuery.query !== query.query;
  const oldRows = keepsOld ? (isSearched ? "search" : "other") : null;
  // An outage must not look like "no leads".
  const showsList = !trouble || keepsOld;
  const hasNotes = hidden.phone || hidden.email || (listed && isOdd(listed));
  const pageFields = useMemo(() => furtherFields(leads ?? []), [leads]);
  const fields = useMemo(() => [...new Set([...props.fields, ...pageFields])], [props.fields, pageFields]);
  useEffect(() => onFields(pageFields), [onFields, pageFields]);
  useScrolledUp(box, search);
  // Without a network it could not be fetched any more.
  useEffect(() => whenLater(() => preload(outage)), []);

  return (
    <>
      {trouble && Outage && <Outage trouble={trouble} old={oldRows} busy={fetching} onAgain={again} />}
      {listed && showsList && (
        <section aria-label="List" className={CARD} onPointerEnter={preloadDetails} onFocus={preloadDetails}>
          {hasNotes && (
            <Suspense>
              <PageNotes {...{ listed, hidden, brokerName }} busy={fetching} onAgain={again} />
            </Suspense>
          )}
          <div ref={box} className={cx(BOX, "md:overflow-auto")}>
            {listed.leads.length > 0 ? (
              <LeadTable {...{ listed, shown, fields, view, box }} dim={old} onOpen={openAt} />
            ) : (
              <div className={cx("transition-opacity delay-100", old && "opacity-55")}>
                {NoLeads && <NoLeads {...{ listed, brokerName }} state={{ ...state, query: listedQuery }} />}
              </div>
            )}
          </div>
          <Pagination
            {...{ query, brokerName }}
            // Rows that answer another question say nothing of this one's count and pages.
            listed={trouble && listedQuery !== query ? null : listed}
            waiting={fetching}
            onPage={state.goTo}
            onFilter={state.filter}
            onNextNear={prepareNext}
          />
        </section>
      )}
      {Dialog && listed && (
        <Dialog leads={listed.leads} lead={open} onMove={setOpen} {...{ zone, brokerName }} />
      )}
    </>
  );
}
