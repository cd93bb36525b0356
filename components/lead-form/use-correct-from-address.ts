"use client";
import { useEffect } from "react";
import { offersFor } from "#lib/domain/delivery.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { toast } from "../ui/toast.tsx";
import { ask } from "./api.ts";
import type { AddLeadApi } from "./use-add-lead.ts";
import { useLatest } from "./use-live.ts";

/** `/leads/new?correct=<id>`: that submission's lead comes into the form; what was being typed is set aside. */
export function useCorrectFromAddress(desk: AddLeadApi): void {
  const signIn = useLatest(useRequireSignIn());
  const latest = useLatest(desk);
  useEffect(() => {
    const id = new URLSearchParams(location.search).get("correct");
    if (id === null) return;
    // A correction that was begun and came back with the draft goes on as it is.
    if (latest.current.draft.now().corrects?.id === id) return forgetAddress();
    const abort = new AbortController();
    const load = async () => {
      const view = await ask(
        `/api/submissions/${encodeURIComponent(id)}`,
        (schemas) => schemas.submissionSchema,
        () => signIn.current(),
        { signal: abort.signal },
      );
      forgetAddress();
      if (!view) return toast("The lead could not be loaded. Open it from Submissions once more.", "bad");
      if (view.lead && offersFor(view).correct) latest.current.correct(view);
      else latest.current.outcome.say(view);
    };
    // Given up: the page was left.
    load().catch(() => undefined);
    return () => abort.abort();
  }, [signIn, latest]);
}

/** So that a reload goes on with the draft. */
function forgetAddress(): void {
  history.replaceState(null, "", location.pathname);
}
