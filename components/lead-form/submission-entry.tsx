"use client";
import { type ReactNode, useId, useState } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { offersFor } from "#lib/domain/delivery.ts";
import { outcomeOf } from "#lib/domain/outcome.ts";
import { isFinal } from "#lib/domain/submission.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { OUTCOME_TONES } from "../shell/outcome-tones.ts";
import { StatusDot } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { TechnicalDetails } from "../ui/disclosure.tsx";
import { clockWords } from "./clock.ts";
import type { AddLeadApi } from "./use-add-lead.ts";
import { isInTransit } from "./use-follow.ts";

/** The list as a whole; see keepPlace. */
export const PANEL_ID = "your-leads";

type SubmissionEntryProps = {
  readonly view: SubmissionView;
  readonly desk: AddLeadApi;
  readonly broker: BrokerProfile;
};

/** One lead of the list: where it stands, why, and what can be done. A click on a failed one corrects it. */
export function SubmissionEntry({ view, desk, broker }: SubmissionEntryProps) {
  const outcome = outcomeOf(view, broker.name);
  const id = useId();
  const isOpen = !isFinal(view.state) && !isInTransit(view);
  return (
    <li className={cx("flex flex-col px-4", isOpen ? "py-3" : "py-2")}>
      <Headline view={view} desk={desk}>
        <span className="flex items-baseline justify-between gap-2 text-xs">
          <StatusDot tone={OUTCOME_TONES[outcome.tone]} className="font-medium">
            {outcome.label}
          </StatusDot>
          <time dateTime={view.createdAt} suppressHydrationWarning className="shrink-0 text-muted">
            {clockWords(view.createdAt, broker.timeZone)}
          </time>
        </span>
        <span id={id} className="truncate font-medium" title={view.email}>
          {view.email || "Erased"}
        </span>
        <span className="truncate text-xs text-muted">
          {[view.name, view.offer].filter(Boolean).join(" · ")}
        </span>
      </Headline>
      {(isOpen || view.state === "rejected") && outcome.why && view.state !== "sending" && (
        // The next look may pass between the server's rendering and the page's.
        <p suppressHydrationWarning className="mt-1 text-xs text-text">
          {outcome.why}
          {nextTouch(view, broker.timeZone)}
        </p>
      )}
      <Buttons view={view} desk={desk} describedBy={id} />
      {(isOpen || view.state === "rejected") && view.technical && (
        <div className="mt-1">
          <TechnicalDetails>{view.technical}</TechnicalDetails>
        </div>
      )}
    </li>
  );
}

/** When the desk goes on with the lead by itself. */
function nextTouch({ state, nextAt }: SubmissionView, timeZone: string): string {
  if (state !== "unknown" && state !== "queued") return "";
  const isLook = state === "unknown";
  if (nextAt === null || Date.parse(nextAt) <= Date.now()) return isLook ? " It is being looked up." : "";
  return ` ${isLook ? "Next look" : "Next try"}: ${clockWords(nextAt, timeZone, true)}.`;
}

type HeadlineProps = {
  readonly view: SubmissionView;
  readonly desk: AddLeadApi;
  readonly children: ReactNode;
};

const canCorrect = (view: SubmissionView) => offersFor(view).correct && view.lead !== null;

/** A click on a failed lead corrects it. Keys have the button "Correct" for that, so this is no stop of Tab. */
function Headline({ view, desk, children }: HeadlineProps) {
  const box = "flex min-w-0 flex-col gap-0.5 text-left";
  if (!canCorrect(view)) return <div className={box}>{children}</div>;
  return (
    <button
      type="button"
      tabIndex={-1}
      title="Correct this lead"
      onClick={() => desk.correct(view)}
      className={cx(box, "-mx-2 -my-1 rounded-md px-2 py-1 hover:bg-hover")}
    >
      {children}
    </button>
  );
}

/** The button that was pressed may be gone with what it did: whoever works by keys goes on from the list. */
function keepPlace(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById(PANEL_ID)?.focus();
  });
}

type ButtonsProps = {
  readonly view: SubmissionView;
  readonly desk: AddLeadApi;
  readonly describedBy: string;
};

function Buttons({ view, desk, describedBy }: ButtonsProps) {
  const offers = offersFor(view);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const isUsed = desk.draft.meta.corrects?.id === view.id;
  if (!offers.tryAgain && !offers.correct && !offers.cancel) return null;

  async function run(action: (view: SubmissionView) => Promise<void>) {
    setBusy(true);
    await action(view).finally(() => setBusy(false));
    setAsking(false);
    keepPlace();
  }
  const about = { "aria-describedby": describedBy, size: "sm" } as const;

  if (asking) {
    return (
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <span className="text-xs">It will not be sent.</span>
        <Button {...about} variant="danger" autoFocus busy={busy} onClick={() => run(desk.cancel)}>
          Cancel this lead
        </Button>
        <Button
          {...about}
          variant="ghost"
          onClick={() => {
            setAsking(false);
            keepPlace();
          }}
        >
          Keep it
        </Button>
      </div>
    );
  }
  return (
    <div className="mt-1.5 flex flex-wrap gap-2">
      {offers.tryAgain && (
        <Button {...about} busy={busy} onClick={() => run(desk.tryAgain)}>
          Try again
        </Button>
      )}
      {canCorrect(view) && (
        <Button {...about} disabled={isUsed} onClick={() => desk.correct(view)}>
          {isUsed ? "In the form" : "Correct"}
        </Button>
      )}
      {offers.cancel && (
        <Button {...about} variant="ghost" onClick={() => setAsking(true)}>
          Cancel
        </Button>
      )}
    </div>
  );
}
