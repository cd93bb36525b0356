import { CircleAlert, CircleCheck, CircleMinus, Clock, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { nextStep } from "#lib/domain/history-answers.ts";
import { type Outcome, outcomeOf } from "#lib/domain/outcome.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { OUTCOME_TONES } from "../shell/outcome-tones.ts";
import { cx } from "../ui/cx.ts";
import { Spinner } from "../ui/spinner.tsx";
import { TONE_STYLES } from "../ui/tone.ts";

const ICON = "size-4";

function iconOf({ tone, kind }: Outcome): ReactNode {
  if (tone === "busy") return <Spinner />;
  if (tone === "good") return <CircleCheck aria-hidden className={ICON} />;
  if (tone === "neutral") return <CircleMinus aria-hidden className={ICON} />;
  if (tone === "bad") return <CircleAlert aria-hidden className={ICON} />;
  if (kind === "alert") return <TriangleAlert aria-hidden className={ICON} />;
  return <Clock aria-hidden className={ICON} />;
}

type OutcomeNoteProps = {
  readonly view: SubmissionView;
  readonly brokerName: string;
  /** It was corrected already: what to do next stands with the correction. */
  readonly isCorrected: boolean;
};

/** Where the submission stands, why, and what can be done now. Said again when it changes. */
export function OutcomeNote({ view, brokerName, isCorrected }: OutcomeNoteProps) {
  const outcome = outcomeOf(view, brokerName);
  const { soft, text, edge } = TONE_STYLES[OUTCOME_TONES[outcome.tone]];
  const next = isCorrected || view.lead === null ? null : nextStep(view, brokerName);
  const why = view.state === "sending" ? "The outcome appears here." : outcome.why;
  return (
    <div role="status" className={cx("flex items-start gap-2.5 rounded-lg border px-3 py-2.5", soft, edge)}>
      <span className={cx("mt-0.5 shrink-0", text)}>{iconOf(outcome)}</span>
      <div className="flex min-w-0 flex-col gap-1">
        <div className={cx("font-medium break-words", text)}>{outcome.title}</div>
        {(why || next) && (
          <div className="text-sm text-text">
            {why} {next}
          </div>
        )}
      </div>
    </div>
  );
}
