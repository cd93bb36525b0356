"use client";
import { type ReactNode, useId, useState } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { Button } from "../ui/button.tsx";
import { PANEL_ID, SubmissionEntry } from "./submission-entry.tsx";
import type { AddLeadApi } from "./use-add-lead.ts";
import { isInTransit } from "./use-follow.ts";
import { WaitingEntry } from "./waiting-entry.tsx";

const FIRST_SHOWN = 20;

type PanelProps = { readonly desk: AddLeadApi; readonly broker: BrokerProfile };

/**
 * What became of the leads: those of this account that are not settled, then the last of this session. A lead that was
 * just handed in has its place among these from the start: most are accepted within a moment, and nothing moves.
 */
export function Panel({ desk, broker }: PanelProps) {
  const { stale } = desk.desk;
  const isOnItsWay = (view: SubmissionView) => isInTransit(view) && desk.isOwn(view.id);
  const onTheirWay = desk.desk.unsettled.filter(isOnItsWay);
  const unsettled = desk.desk.unsettled.filter((view) => !isOnItsWay(view));
  const recent = [...onTheirWay, ...desk.desk.recent].toSorted((one, other) =>
    other.createdAt.localeCompare(one.createdAt),
  );
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? unsettled : unsettled.slice(0, FIRST_SHOWN);
  const waiting = desk.outbox.waiting.filter(({ mode, trouble }) => mode === "next" || trouble !== null);
  const open = waiting.length + unsettled.length;
  return (
    <aside id={PANEL_ID} tabIndex={-1} aria-label="Your leads" className="flex flex-col gap-4">
      {open > 0 && (
        <Group title="Not settled yet" count={open}>
          {waiting.map((entry) => (
            <WaitingEntry key={entry.id} entry={entry} desk={desk} />
          ))}
          {shown.map((view) => (
            <SubmissionEntry key={view.id} view={view} desk={desk} broker={broker} />
          ))}
        </Group>
      )}
      {shown.length < unsettled.length && (
        <Button size="sm" onClick={() => setWhole(true)}>
          Show all {unsettled.length}
        </Button>
      )}
      <Group title="This session">
        {recent.length === 0 ? (
          <li className="px-4 py-3 text-sm text-muted">
            Leads that {broker.name} has answered appear here, the last ten of them.
          </li>
        ) : (
          recent.map((view) => <SubmissionEntry key={view.id} view={view} desk={desk} broker={broker} />)
        )}
      </Group>
      {stale && (
        <p className="px-1 text-xs text-warn-text">
          This list could not be refreshed just now; it may be old. It is tried again by itself.
        </p>
      )}
    </aside>
  );
}

function Group(props: { readonly title: string; readonly count?: number; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-xl border border-line bg-surface shadow-card">
      <div className="flex min-h-11 items-center gap-2 border-b border-line px-4">
        <h2 id={id} className="text-base font-semibold">
          {props.title}
        </h2>
        {props.count !== undefined && (
          <span className="rounded-full bg-warn-soft px-1.5 text-xs leading-5 text-warn-text tabular-nums">
            {props.count}
          </span>
        )}
      </div>
      <ul className="divide-y divide-line">{props.children}</ul>
    </section>
  );
}
