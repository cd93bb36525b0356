"use client";
import { useRef, useState } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { LeadForm } from "#lib/domain/lead-input.ts";
import type { DeskSubmissions, SubmissionView } from "#lib/domain/submission-view.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { focusFirst, unfold } from "./focus.ts";
import type { Handover } from "./kept.ts";
import { freshLead, isAnotherPerson, isPersonEmpty, nameOf, nextLead, sameLead } from "./lead-values.ts";
import { correctionOf, type RowActions, rowButtons } from "./row-buttons.ts";
import { useDeskLeads } from "./use-desk-leads.ts";
import { useDraft } from "./use-draft.ts";
import { isInTransit, needsPassword, useFollow } from "./use-follow.ts";
import { useLive } from "./use-live.ts";
import { type SubmitLead, useOutbox } from "./use-outbox.ts";
import { useOutcome } from "./use-outcome.ts";

export type LeadActions = RowActions & { readonly submit: SubmitLead };

/** A second press of a double click meets the form already emptied; it means nothing. */
const DOUBLE_PRESS_MS = 1000;

const PRESS_AGAIN = "Nothing you typed is lost. Check the connection, then submit again.";

/** Who a lead is before its row is committed: by anything but the email. */
const unstoredName = (form: LeadForm) => nameOf({ ...form, email: "" });

const asksForCorrection = ({ state }: SubmissionView) =>
  state === "duplicate" || state === "rejected" || state === "held";

/** The way of a lead from the form to its outcome, and back into the form where it must be corrected. */
export function useAddLead(
  place: string,
  broker: BrokerProfile,
  empty: LeadForm,
  initial: DeskSubmissions,
  actions: LeadActions,
) {
  const requireSignIn = useRequireSignIn();
  const [saved] = useState(() => new Set([...initial.unsettled, ...initial.recent].map(({ id }) => id)));
  const draft = useDraft(place, broker, empty, saved);
  const desk = useDeskLeads(initial, requireSignIn);
  const outcome = useOutcome(broker.name);
  const follow = useFollow(requireSignIn);
  const [pressed, nowPressed, setPressed] = useLive<string | null>(null);
  const checking = useRef(false);
  const handedAt = useRef(0);
  const handed = useRef(new Set<string>());
  const { form } = draft;

  const fresh = () => ({
    corrects: null,
    form: freshLead(empty, form.getValues(), draft.now().pinned),
  });
  /** The submission that the lead in the form corrects; null once it has become somebody else's. */
  function corrected(values: LeadForm): string | null {
    const { corrects } = draft.now();
    const known = [...desk.unsettled, ...desk.recent].find(({ id }) => id === corrects?.id);
    return known?.lead && isAnotherPerson(values, known.lead) ? null : (corrects?.id ?? null);
  }

  const free = (id: string) => {
    if (nowPressed() === id) setPressed(null);
  };

  /** What an outcome means for the form that waited for it. The focus stays where it is. */
  function settle(view: SubmissionView, handover: Handover) {
    if (handover.mode === "next") return;
    free(handover.id);
    const isHere = draft.now().submissionId === handover.id;
    if (asksForCorrection(view)) {
      if (isHere) return draft.renew(correctionOf(view));
      // It was on its way for so long that the form had moved on; nothing typed or chosen since, it comes back.
      const isIdle = sameLead(form.getValues(), fresh().form) && draft.now().corrects === null;
      if (isIdle) draft.begin({ corrects: correctionOf(view), form: handover.form });
    } else if (isHere) {
      if (sameLead(form.getValues(), handover.form)) draft.begin(fresh());
      else draft.renew(null);
    }
  }

  function onSaved(view: SubmissionView, handover: Handover) {
    desk.take(view, handover.corrects);
    if (needsPassword(view)) outcome.clear([view.id]);
    else {
      outcome.say(view);
      settle(view, handover);
    }
    // One that waits for the password keeps the form until it is released: from there on it is as any other.
    let isWaiting = needsPassword(view);
    void follow(view, (news) => {
      desk.take(news);
      outcome.say(news);
      if (isWaiting || !isInTransit(news)) settle(news, handover);
      isWaiting = false;
    });
  }

  const outbox = useOutbox(place, actions.submit, requireSignIn, {
    onSaved,
    onRefused: (handover, trouble) => {
      const { id } = handover;
      free(id);
      const isHere = draft.now().submissionId === id;
      const isUnreached = isHere && trouble.code === "unreached";
      const words = isUnreached ? { ...trouble, next: PRESS_AGAIN } : trouble;
      outcome.sayTrouble(id, `Not saved yet: ${unstoredName(handover.form)}.`, words);
      const isTaken = trouble.code === "content-changed" || trouble.code === "unknown-address";
      if (isHere && isTaken) draft.renew({ id, email: handover.form.email });
      if (isHere && trouble.code === "moved-on") draft.renew(null);
      return isHere;
    },
  });

  const isUnderWay = () => checking.current || nowPressed() !== null;

  async function press(mode: Handover["mode"]) {
    if (isUnderWay()) return;
    if (isPersonEmpty(form.getValues()) && Date.now() - handedAt.current < DOUBLE_PRESS_MS) return;
    checking.current = true;
    // As it is pressed: the first check may wait for its code, and what is typed meanwhile is no part of this lead.
    const values = structuredClone(form.getValues());
    let isGood = false;
    const check = form.handleSubmit(
      () => {
        isGood = true;
      },
      (errors) => {
        for (const name of Object.keys(errors)) unfold(name);
      },
    );
    await check().finally(() => {
      checking.current = false;
    });
    // After the check has ended, not inside it: beginning the next lead clears what the check leaves behind.
    if (isGood) handIn(mode, values);
  }

  function handIn(mode: Handover["mode"], values: LeadForm) {
    const { submissionId: id, pinned } = draft.now();
    const handover: Handover = { id, corrects: corrected(values), form: values, mode };
    handedAt.current = Date.now();
    handed.current.add(id);
    outcome.clear([id, handover.corrects]);
    outcome.saySaving(id, unstoredName(values));
    draft.forgetCleared();
    if (mode === "stay") setPressed(id);
    outbox.hand(handover);
    if (mode === "stay") return;
    draft.begin({ corrects: null, form: nextLead(values, pinned) });
    focusFirst();
  }

  const ofRows = rowButtons({ draft, desk, outcome, outbox, follow, requireSignIn }, actions);

  return {
    ...{ draft, desk, outcome, outbox, press, corrected },
    ...ofRows,
    /** Whether the lead was handed in from this page. */
    isOwn: (id: string) => handed.current.has(id),
    busy: pressed !== null,
    /** At this moment, from the press on. */
    isUnderWay,
    clear: () => {
      draft.clear(fresh());
      focusFirst();
    },
    dismiss: () => {
      outcome.dismiss();
      focusFirst();
    },
    bringBack: () => {
      draft.bringBack();
      focusFirst();
    },
  };
}

export type AddLeadApi = ReturnType<typeof useAddLead>;
