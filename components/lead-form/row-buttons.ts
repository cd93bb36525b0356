import type { Problem } from "#lib/domain/problem.ts";
import type { Result } from "#lib/domain/result.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { act, type RequireSignIn } from "./api.ts";
import { focusFirst } from "./focus.ts";
import type { Handover } from "./kept.ts";
import { formOfLead } from "./lead-values.ts";
import type { DeskLeads } from "./use-desk-leads.ts";
import type { LeadDraft } from "./use-draft.ts";
import { type Follow, needsPassword } from "./use-follow.ts";
import type { Outbox } from "./use-outbox.ts";
import type { Outcomes } from "./use-outcome.ts";

type RowAction = (id: string) => Promise<Result<SubmissionView, Problem>>;
export type RowActions = { readonly tryAgain: RowAction; readonly cancel: RowAction };

type Parts = {
  readonly draft: LeadDraft;
  readonly desk: DeskLeads;
  readonly outcome: Outcomes;
  readonly outbox: Outbox;
  readonly follow: Follow;
  readonly requireSignIn: RequireSignIn;
};

export const correctionOf = ({ id, email }: SubmissionView) => ({ id, email });

/** What the buttons of the leads beside the form do. */
export function rowButtons(parts: Parts, actions: RowActions) {
  const { draft, desk, outcome, outbox, follow, requireSignIn } = parts;

  /** Resolves when the row's new state is known. */
  async function change(view: SubmissionView, action: RowAction): Promise<void> {
    const answer = await act(() => action(view.id), requireSignIn);
    if (!answer.ok) return outcome.sayTrouble(view.id, `Not done: ${view.name}.`, answer.error);
    desk.take(answer.value);
    if (!needsPassword(answer.value)) outcome.say(answer.value);
    const following = follow(answer.value, (news) => {
      desk.take(news);
      outcome.say(news);
    });
    if (needsPassword(answer.value)) await following;
  }

  return {
    tryAgain: (view: SubmissionView) => change(view, actions.tryAgain),
    cancel: (view: SubmissionView) => change(view, actions.cancel),
    /** A lead of the list, back in the form. */
    correct: (view: SubmissionView) => {
      if (!view.lead) return;
      outcome.clear([view.id]);
      draft.swap({ corrects: correctionOf(view), form: formOfLead(view.lead), untouched: true });
      focusFirst();
    },
    /** One that could not be saved, back in the form. */
    takeBack: (handover: Handover) => {
      outbox.take(handover.id);
      outcome.clear([handover.id]);
      const { id: submissionId, corrects: id, form: typed } = handover;
      draft.swap({ submissionId, corrects: id === null ? null : { id, email: typed.email }, form: typed });
      focusFirst();
    },
  };
}
