import { nextStep } from "#lib/domain/history-answers.ts";
import { outcomeOf } from "#lib/domain/outcome.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { OutcomeIcon } from "../shell/outcome-icon.tsx";
import { OUTCOME_TONES } from "../shell/outcome-tones.ts";
import { cx } from "../ui/cx.ts";
import { TONE_STYLES } from "../ui/tone.ts";

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
      <span className={cx("mt-0.5 shrink-0", text)}>
        <OutcomeIcon {...outcome} />
      </span>
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
