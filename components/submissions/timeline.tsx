import type { ReactNode } from "react";
import type { HistoryAttempt, SubmissionHistory } from "#lib/domain/history.ts";
import { answerInWords } from "#lib/domain/history-answers.ts";
import { cx } from "../ui/cx.ts";
import { TechnicalDetails } from "../ui/disclosure.tsx";
import { TONE_STYLES, type Tone } from "../ui/tone.ts";
import { Moment } from "./moment.tsx";

type StepProps = {
  readonly title: string;
  readonly tone: Tone;
  readonly at: string | null;
  readonly zone: string;
  readonly children?: ReactNode;
};

function Step({ title, tone, at, zone, children }: StepProps) {
  return (
    <li className="relative flex flex-col gap-0.5 pb-4 pl-5 last:pb-0 [&:not(:last-child)]:before:absolute [&:not(:last-child)]:before:top-3 [&:not(:last-child)]:before:bottom-[-0.25rem] [&:not(:last-child)]:before:left-[3px] [&:not(:last-child)]:before:w-px [&:not(:last-child)]:before:bg-line [&:not(:last-child)]:before:content-['']">
      <span
        aria-hidden
        className={cx("absolute top-1.5 left-0 size-2 rounded-full", TONE_STYLES[tone].dot)}
      />
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{title}</span>
        {at !== null && <Moment iso={at} zone={zone} className="text-xs text-muted" />}
      </div>
      {children}
    </li>
  );
}

function toneOf({ kind, answer }: HistoryAttempt): Tone {
  if (answer === "accepted" || answer === "found") return "good";
  if (kind === "look-up") return "neutral";
  return answer === "lead-not-valid" || answer === "field-not-stored" || answer === "refused"
    ? "bad"
    : "warn";
}

type TimelineProps = {
  readonly history: SubmissionHistory;
  readonly zone: string;
  readonly brokerName: string;
  readonly now: number;
};

/** Everything that happened to the lead, oldest first. */
export function Timeline({ history, zone, brokerName, now }: TimelineProps) {
  const { submission, attempts, lastSentAt, by } = history;
  const { state, nextAt, settledAt } = submission;
  const isAhead = nextAt !== null && Date.parse(nextAt) > now;
  return (
    <section aria-label="Attempts">
      <h3 className="mb-2 text-xs font-medium text-muted">What happened</h3>
      <ol>
        <Step title="Entered" tone="neutral" at={submission.createdAt} zone={zone}>
          <p className="text-sm break-words text-muted">by {by}</p>
        </Step>
        {attempts.map((attempt) => (
          <Step
            key={attempt.id}
            title={attempt.kind === "create" ? "Sent" : "Looked up"}
            tone={toneOf(attempt)}
            at={attempt.startedAt}
            zone={zone}
          >
            <p className="text-sm text-muted">
              {answerInWords(attempt, brokerName)}
              {attempt.status !== null && <span className="tabular-nums"> HTTP {attempt.status}.</span>}
            </p>
            {attempt.technical && <TechnicalDetails>{attempt.technical}</TechnicalDetails>}
          </Step>
        ))}
        {state === "sending" && <Step title="Being sent now" tone="new" at={lastSentAt} zone={zone} />}
        {state === "cancelled" && <Step title="Cancelled" tone="neutral" at={settledAt} zone={zone} />}
        {isAhead && (state === "queued" || state === "unknown") && (
          <Step
            title={state === "queued" ? "Next: sent again" : "Next: looked up"}
            tone="neutral"
            at={nextAt}
            zone={zone}
          />
        )}
      </ol>
    </section>
  );
}
