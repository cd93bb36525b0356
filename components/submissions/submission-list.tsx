"use client";
import { useCallback, useMemo, useRef, useState } from "react";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { preloadDialog } from "../ui/dialog.tsx";
import { lazyPart, preload, usePart } from "../ui/lazy-part.ts";
import { CARD } from "../ui/table-style.ts";
import { useScrolledUp } from "../ui/use-scrolled-up.ts";
import { HistoryTable } from "./history-table.tsx";
import { NoSubmissions } from "./no-submissions.tsx";
import { Pagination } from "./pagination.tsx";
import type { SubmissionActions } from "./submissions.tsx";
import type { HistoryList } from "./use-history-page.ts";
import type { HistoryQueryState } from "./use-history-query.ts";

const dialog = lazyPart(() => import("./submission-dialog.tsx").then((file) => file.SubmissionDialog));

/** A row may be opened soon. */
function preloadDetails(): void {
  preload(dialog);
  preloadDialog();
}

type SubmissionListProps = {
  readonly list: HistoryList;
  readonly state: HistoryQueryState;
  readonly actions: SubmissionActions;
  readonly brokerName: string;
  readonly zone: string;
};

export function SubmissionList({ list, state, actions, brokerName, zone }: SubmissionListProps) {
  const { page, trouble, old, fetching, again } = list;
  const { rows } = page;
  // The list is asked for again all the time: its own clock is new enough for "3 min ago".
  const now = Math.floor(Date.parse(page.answeredAt) / 60_000) * 60_000;
  const view = useMemo(() => ({ now, zone }), [now, zone]);
  const [openId, setOpenId] = useState<string | null>(null);
  const openAt = useCallback((at: number) => setOpenId(rows[at]?.id ?? null), [rows]);
  const [openIn, setOpenIn] = useState(state.search);
  if (openIn !== state.search) {
    // Another page or filter, by Back too: what was open belongs to the one before.
    setOpenIn(state.search);
    setOpenId(null);
  }
  const Dialog = usePart(dialog, openId !== null);
  const box = useRef<HTMLDivElement>(null);
  useScrolledUp(box, state.search);

  return (
    <>
      {trouble && (
        <Alert
          title={`Your submissions could not be listed. ${trouble.message}`}
          actions={
            <Button busy={fetching} onClick={again}>
              Try again
            </Button>
          }
          details={trouble.technical}
        >
          {trouble.next}
          {rows.length > 0 && " The rows below are older and may answer another question."}
        </Alert>
      )}
      {/* An outage must not look like "no submissions". */}
      {(!trouble || rows.length > 0) && (
        <section aria-label="List" className={CARD} onPointerEnter={preloadDetails} onFocus={preloadDetails}>
          <div ref={box} className="relative min-h-0 flex-1 scroll-pt-9 md:overflow-auto">
            {rows.length > 0 ? (
              <HistoryTable rows={rows} view={view} dim={old} onOpen={openAt} />
            ) : (
              <NoSubmissions state={state} listed={page} />
            )}
          </div>
          <Pagination listed={page} state={state} />
        </section>
      )}
      {Dialog && (
        <Dialog
          id={openId}
          row={rows.find(({ id }) => id === openId) ?? null}
          {...{ actions, brokerName, zone }}
          onMove={setOpenId}
        />
      )}
    </>
  );
}
