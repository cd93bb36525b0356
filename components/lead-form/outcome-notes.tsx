"use client";
import { X } from "lucide-react";
import { OutcomeIcon } from "../shell/outcome-icon.tsx";
import { OUTCOME_TONES } from "../shell/outcome-tones.ts";
import { cx } from "../ui/cx.ts";
import { TechnicalDetails } from "../ui/disclosure.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { TONE_STYLES } from "../ui/tone.ts";
import type { Outcomes, Said } from "./use-outcome.ts";

type OutcomeNotesProps = { readonly outcomes: Outcomes; readonly onDismiss: () => void };

/**
 * What became of the leads handed in last. The status is in the page from the start, so that it is heard. On a wide
 * screen it takes room for one line, so that the usual outcome moves nothing; a narrow or low one has no room to keep
 * empty, and however long the words are, two fields stay in view above them.
 */
export function OutcomeNotes({ outcomes, onDismiss }: OutcomeNotesProps) {
  const { status, alert } = outcomes;
  return (
    <div className="max-h-[min(45dvh,max(6rem,100dvh-26rem))] overflow-y-auto sm:mt-3 sm:min-h-10 short:mt-0 short:min-h-0">
      <div role="status" className="max-sm:not-empty:mt-3 short:not-empty:mt-2">
        {status && <Note said={status} />}
      </div>
      {alert && (
        <div
          role="alert"
          key={`${alert.id} ${alert.outcome.title}`}
          className={status ? "mt-2" : "max-sm:mt-3 short:mt-2"}
        >
          <Note said={alert} onDismiss={onDismiss} />
        </div>
      )}
    </div>
  );
}

function Note({ said, onDismiss }: { readonly said: Said; readonly onDismiss?: () => void }) {
  const { outcome, technical } = said;
  const { soft, text, edge } = TONE_STYLES[OUTCOME_TONES[outcome.tone]];
  return (
    <div className={cx("flex items-start gap-2.5 rounded-lg border px-3 py-2.25", soft, edge)}>
      <span className={cx("mt-0.5 shrink-0", text)}>
        <OutcomeIcon {...outcome} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className={cx("font-medium", text)}>{outcome.title}</div>
        {(outcome.why || outcome.next) && (
          <div className="text-sm text-text">
            {outcome.why} {outcome.next}
          </div>
        )}
        {technical && outcome.tone !== "good" && <TechnicalDetails>{technical}</TechnicalDetails>}
      </div>
      {onDismiss && (
        <IconButton size="sm" label="Dismiss" onClick={onDismiss} className="-mt-1 -mr-1.5">
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </div>
  );
}
