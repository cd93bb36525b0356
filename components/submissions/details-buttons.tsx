"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { offersFor } from "#lib/domain/delivery.ts";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { Button } from "../ui/button.tsx";
import type { SubmissionActions } from "./submissions.tsx";
import type { useAction } from "./use-details.ts";

type DetailsButtonsProps = {
  readonly history: SubmissionHistory;
  readonly actions: SubmissionActions;
  readonly action: ReturnType<typeof useAction>;
  /** To another submission: a refused lead that is sent again goes on as a new one. */
  readonly onMove: (id: string) => void;
};

/** Whether there is anything to press. */
export function hasButtons({ submission, correctedBy }: SubmissionHistory): boolean {
  const offers = Object.values(offersFor(submission));
  return submission.lead !== null && correctedBy === null && offers.includes(true);
}

/** What can be done with the lead now. Cancelling asks once more, in the same place. */
export function DetailsButtons({ history, actions, action, onMove }: DetailsButtonsProps) {
  const router = useRouter();
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
        <Button
          variant={offers.tryAgain ? "secondary" : "primary"}
          onClick={() => router.push(`/leads/new?correct=${view.id}`)}
        >
          Edit
        </Button>
      )}
      {(offers.tryAgain || offers.sendAnew) && (
        <Button
          variant={offers.tryAgain ? "primary" : "secondary"}
          busy={busy === actions.sendAgain}
          onClick={() => run(actions.sendAgain, view.id).then((next) => next && onMove(next))}
        >
          Send again
        </Button>
      )}
    </>
  );
}
