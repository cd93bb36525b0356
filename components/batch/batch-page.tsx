"use client";
import { useRef } from "react";
import type { BatchView } from "#lib/domain/batch.ts";
import {
  failedRows,
  isStalled,
  openWords,
  paceWords,
  stalledWords,
  statusWords,
} from "#lib/domain/batch-words.ts";
import { AppLink } from "../ui/app-link.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { whenWords } from "../ui/when.ts";
import { Announcer } from "./announcer.tsx";
import type { BatchActions } from "./api.ts";
import { BatchControls } from "./batch-controls.tsx";
import { BatchNotes } from "./batch-notes.tsx";
import { DownloadLink } from "./download-link.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { StateBadge } from "./state-badge.tsx";
import { useBatch } from "./use-batch.ts";

type BatchPageProps = {
  readonly initial: BatchView;
  readonly actions: BatchActions;
  readonly brokerName: string;
  readonly timeZone: string;
};

/** One import, live: how far it is, what can be done about it, and its files. */
export function BatchPage({ initial, actions, brokerName, timeZone }: BatchPageProps) {
  const live = useBatch(initial);
  const { view } = live;
  const heading = useRef<HTMLHeadingElement>(null);
  const started = whenWords(view.createdAt, timeZone);
  const ended = view.endedAt && whenWords(view.endedAt, timeZone);
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4">
      <div>
        <AppLink href="/import" className="text-sm text-muted hover:text-text hover:underline">
          Import
        </AppLink>
        <h1
          ref={heading}
          tabIndex={-1}
          className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere]"
        >
          {view.fileName || "An import whose file name is erased"}
        </h1>
        <p className="text-sm text-muted">
          Sent to {brokerName} on {started}
          {ended && ended !== started && `, ended ${ended}`}
        </p>
      </div>
      <section
        aria-label="Progress"
        className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card"
      >
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
          <div className="min-w-0 flex-1 basis-60">
            <StateBadge view={view} />
            {/* Said now and then by the announcer: each second would be too often. */}
            <p role="status" aria-live="off" className="mt-1.5 text-lg font-medium tabular-nums">
              {statusWords(view)}
            </p>
          </div>
          <BatchControls
            view={view}
            actions={actions}
            brokerName={brokerName}
            onChange={live.take}
            fallback={heading}
          />
        </div>
        <ProgressBar view={view} />
        <Details view={view} brokerName={brokerName} />
      </section>
      <BatchNotes live={live} brokerName={brokerName} sendHeld={actions.sendHeld} />
      <div className="flex flex-wrap gap-2">
        <DownloadLink href={`/api/batches/${view.id}/results`}>Download results</DownloadLink>
        <LinkButton href={`/submissions?batch=${view.id}`}>Show in Submissions</LinkButton>
        <LinkButton href="/import">Import another file</LinkButton>
        {/* Last, so that the others keep their places when the first row fails. */}
        {failedRows(view) > 0 && (
          <DownloadLink href={`/api/batches/${view.id}/failed`}>Download failed rows</DownloadLink>
        )}
      </div>
      <Announcer view={view} brokerName={brokerName} />
    </div>
  );
}

type DetailsProps = { readonly view: BatchView; readonly brokerName: string };

/** What is on its way, how fast it goes, and how long it will take; a line that keeps its place. */
function Details({ view, brokerName }: DetailsProps) {
  const open = openWords(view);
  return (
    <div className="flex min-h-5 flex-wrap justify-between gap-x-4 text-sm text-muted tabular-nums">
      <span>
        {[open && `${open}.`, open && view.state === "running" ? "" : restWords(view)].join(" ").trim()}
      </span>
      {isStalled(view) ? (
        <span className="text-warn-text">{stalledWords(brokerName)}</span>
      ) : (
        <span>{paceWords(view)}</span>
      )}
    </div>
  );
}

function restWords({ state, total }: BatchView): string {
  if (total === 0) return "Nothing in this file was new, so nothing was sent.";
  switch (state) {
    case "running":
      return "It goes on when this page is closed.";
    case "paused":
      return "No further lead is sent until it is resumed.";
    case "cancelled":
      return "What had not been sent is not sent.";
    case "done":
      return "";
  }
}
