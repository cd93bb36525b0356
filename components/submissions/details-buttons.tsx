"use client";
import { useState } from "react";
import { offersFor } from "#lib/domain/delivery.ts";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { Button } from "../ui/button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import type { SubmissionActions } from "./submissions.tsx";
import type { useAction } from "./use-details.ts";

type DetailsButtonsProps = {
  readonly history: SubmissionHistory;
  readonly actions: SubmissionActions;
  readonly action: ReturnType<typeof useAction>;
};

/** Whether there is anything to press. */
export function hasButtons({ submission, correctedBy }: SubmissionHistory): boolean {
  const { tryAgain, correct, cancel } = offersFor(submission);
  return submission.lead !== null && correctedBy === null && (tryAgain || correct || cancel);
}

/** What can be done with the lead now. Cancelling asks once more, in the same place. */
export function DetailsButtons({ history, actions, action }: DetailsButtonsProps) {
  const { submission: view } = history;
  const offers = offersFor(view);
  const [asking, setAsking] = useState(false);
  const { busy, run } = action;

  if (asking && offers.cancel) {
    return (
      <fieldset className="flex flex-1 flex-wrap items-center justify-end gap-2">
        <legend className="sr-only">Cancel sending?</legend>
        <span className="mr-auto text-sm">
          {view.reason === "no-answer-for-a-day"
            ? "It may have arrived all the same; the desk gives it up."
            : "It will not be sent."}
        </span>
        <Button autoFocus onClick={() => setAsking(false)}>
          Keep it
        </Button>
        <Button
          variant="danger"
          busy={busy === actions.cancel}
          onClick={() => run(actions.cancel, view.id).finally(() => setAsking(false))}
        >
          Yes, cancel sending
        </Button>
      </fieldset>
    );
  }
  return (
    <>
      {offers.cancel && (
        <Button variant="ghost" className="mr-auto" onClick={() => setAsking(true)}>
          Cancel sending
        </Button>
      )}
      {offers.correct && (
        <LinkButton
          href={`/leads/new?correct=${view.id}`}
          variant={offers.tryAgain ? "secondary" : "primary"}
        >
          Edit
        </LinkButton>
      )}
      {offers.tryAgain && (
        <Button
          variant="primary"
          busy={busy === actions.sendAgain}
          onClick={() => run(actions.sendAgain, view.id)}
        >
          Send again
        </Button>
      )}
    </>
  );
}
