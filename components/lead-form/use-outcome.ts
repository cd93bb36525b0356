"use client";
import { useCallback, useState } from "react";
import { type Outcome, outcomeOf } from "#lib/domain/outcome.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import type { Trouble } from "./api.ts";

/** What is said about one lead. `id` is its submission's. */
export type Said = { readonly id: string; readonly outcome: Outcome; readonly technical: string | null };

export type Outcomes = {
  readonly status: Said | null;
  readonly alert: Said | null;
  readonly say: (view: SubmissionView) => void;
  /** `lead` names the lead in words that are no email: its row is not committed yet. */
  readonly saySaving: (id: string, lead: string) => void;
  readonly sayTrouble: (id: string, title: string, trouble: Trouble) => void;
  /** A new press: what was said of the last lead gives way, an alert only where it is of one of these. */
  readonly clear: (ids: readonly (string | null)[]) => void;
  readonly dismiss: () => void;
};

/** The two live regions. An alert stays until it is dealt with: a later success must not hide it. */
export function useOutcome(broker: string): Outcomes {
  const [status, setStatus] = useState<Said | null>(null);
  const [alert, setAlert] = useState<Said | null>(null);

  const put = useCallback((said: Said) => {
    const isAlert = said.outcome.kind === "alert";
    const unless = (known: Said | null) => (known?.id === said.id ? null : known);
    setStatus(isAlert ? unless : said);
    setAlert(isAlert ? said : unless);
  }, []);

  return {
    ...{ status, alert },
    say: useCallback(
      (view) => put({ id: view.id, outcome: outcomeOf(view, broker), technical: view.technical }),
      [put, broker],
    ),
    saySaving: useCallback((id, lead) => {
      const words = { title: `Saving ${lead} …`, why: null, next: null };
      setStatus({
        id,
        outcome: { kind: "status", tone: "busy", label: "Saving", ...words },
        technical: null,
      });
    }, []),
    sayTrouble: useCallback(
      (id, title, { message, next }) => {
        const words = { title, why: message, next };
        put({ id, outcome: { kind: "alert", tone: "bad", label: "Not saved", ...words }, technical: null });
      },
      [put],
    ),
    clear: useCallback((ids) => {
      setStatus(null);
      setAlert((known) => (known && ids.includes(known.id) ? null : known));
    }, []),
    dismiss: useCallback(() => setAlert(null), []),
  };
}
