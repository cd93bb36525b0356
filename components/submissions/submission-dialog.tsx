"use client";
import type { HistoryRow, SubmissionHistory } from "#lib/domain/history.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DetailsButtons, hasButtons } from "./details-buttons.tsx";
import { Facts } from "./facts.tsx";
import { OutcomeNote } from "./outcome-note.tsx";
import { Receipt } from "./receipt.tsx";
import type { SubmissionActions } from "./submissions.tsx";
import { Timeline } from "./timeline.tsx";
import { useAction, useDetails } from "./use-details.ts";

type SubmissionDialogProps = {
  /** The open submission; null where the dialog is closed. */
  readonly id: string | null;
  /** Its row of the list, as long as it is there. */
  readonly row: HistoryRow | null;
  readonly actions: SubmissionActions;
  readonly brokerName: string;
  readonly zone: string;
  readonly onMove: (id: string | null) => void;
};

/** Everything about one submission, and what can be done with it. */
export function SubmissionDialog({ id, ...rest }: SubmissionDialogProps) {
  return id !== null && <OpenDialog id={id} {...rest} />;
}

type OpenDialogProps = SubmissionDialogProps & { readonly id: string };

/** One dialog, whichever submission is looked at in it, so that the row it was opened from gets the focus back. */
function OpenDialog({ id, row, actions, brokerName, zone, onMove }: OpenDialogProps) {
  const { history, trouble, fetching, again } = useDetails(id);
  const action = useAction(id);
  const known = history?.submission ?? row;
  const who = known ? known.name || known.email || "Erased" : null;
  const problem = action.trouble ?? trouble;
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onMove(null)}
      title="Submission details"
      {...(who ? { description: who } : {})}
      size="md"
      {...(history && hasButtons(history)
        ? { footer: <DetailsButtons key={id} {...{ history, actions, action, onMove }} /> }
        : {})}
    >
      {/* By id, so that each submission is shown from its beginning, nothing of it unfolded. */}
      <div key={id} className="flex flex-col gap-5">
        {problem && (
          <Alert
            title={problem.message}
            details={problem.technical}
            actions={
              !action.trouble && (
                <Button busy={fetching} onClick={again}>
                  Try again
                </Button>
              )
            }
          >
            {problem.next}
          </Alert>
        )}
        {history ? <Details {...{ history, brokerName, zone, onMove }} /> : !trouble && <Loading />}
      </div>
    </Dialog>
  );
}

type DetailsProps = Pick<SubmissionDialogProps, "brokerName" | "zone" | "onMove"> & {
  readonly history: SubmissionHistory;
};

function Details({ history, brokerName, zone, onMove }: DetailsProps) {
  const { correctedBy, corrects } = history;
  const other = correctedBy ?? corrects;
  return (
    <>
      <OutcomeNote view={history.submission} brokerName={brokerName} isCorrected={correctedBy !== null} />
      {other !== null && (
        <p className="text-sm text-muted">
          {correctedBy ? "It was corrected and handed in again. " : "It corrects a lead handed in before. "}
          <Button variant="link" size="sm" onClick={() => onMove(other)}>
            {correctedBy ? "Show the corrected one" : "Show the one before"}
          </Button>
        </p>
      )}
      {history.submission.lead === null && (
        <p className="text-sm text-muted">
          The personal data of this lead was erased. Its outcome stays, and a whole email still finds it.
        </p>
      )}
      <Timeline {...{ history, zone, brokerName }} now={Date.now()} />
      <Facts history={history} />
      <Receipt {...{ history, zone, brokerName }} />
    </>
  );
}

function Loading() {
  return (
    <div className="flex min-h-96 flex-col gap-4" aria-busy>
      <p role="status" className="sr-only">
        Loading the submission
      </p>
      <Skeleton className="h-16" />
      <Skeleton className="h-24" />
      <Skeleton className="h-40" />
    </div>
  );
}
