"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import type { Problem } from "#lib/domain/problem.ts";
import type { Result } from "#lib/domain/result.ts";
import { isFinal } from "#lib/domain/submission.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { act } from "./act.ts";
import { ask } from "./api.ts";
import { readDetails } from "./details-schema.ts";
import { HISTORY_KEY } from "./use-history-page.ts";
import type { Trouble } from "./wire.ts";

const DETAILS_KEY = "submission";
const LIVE_MS = 2000;

type Answer = Result<SubmissionHistory, Trouble>;

const isOpen = (answer: Answer | undefined) =>
  answer !== undefined && (!answer.ok || !isFinal(answer.value.submission.state));

/** Everything about one submission, kept up to date until it is settled. */
export function useDetails(id: string) {
  const client = useQueryClient();
  const requireSignIn = useRequireSignIn();
  const queryKey = [DETAILS_KEY, id];
  const { data, isFetching, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }): Promise<Answer> => {
      const background = client.getQueryData(queryKey) !== undefined;
      const url = `/api/submissions/${id}/history`;
      return ask(url, { read: readDetails, signal, requireSignIn, background });
    },
    refetchInterval: ({ state }) => (isOpen(state.data) ? LIVE_MS : false),
  });
  return {
    history: data?.ok ? data.value : null,
    trouble: data && !data.ok ? data.error : null,
    fetching: isFetching,
    again: () => void refetch(),
  };
}

type Action = (id: string) => Promise<Result<SubmissionView, Problem>>;

const needsPassword = (view: SubmissionView) => view.state === "held" && view.reason === "sign-in";

/** What was pressed last, and what came of it. */
type Pressed = { readonly id: string; readonly busy: Action | null; readonly trouble: Trouble | null };

/**
 * Runs what a button asks for, and brings list and details up to date. It tells of the submission `shown` alone; `run`
 * resolves to the submission that the lead goes on as, null where that is the same.
 */
export function useAction(shown: string) {
  const client = useQueryClient();
  const requireSignIn = useRequireSignIn();
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const run = useCallback(
    async (action: Action, id: string): Promise<string | null> => {
      const note = (change: Partial<Pressed>) =>
        setPressed((last) => (last?.id === id ? { ...last, ...change } : last));
      setPressed({ id, busy: action, trouble: null });
      const answer = await act(() => action(id), requireSignIn);
      // The broker asks for the password: signing in sends the lead (CONTRACT 3).
      if (answer.ok && needsPassword(answer.value)) await requireSignIn();
      if (!answer.ok) note({ trouble: answer.error });
      await Promise.all([
        client.invalidateQueries({ queryKey: [DETAILS_KEY] }),
        client.invalidateQueries({ queryKey: [HISTORY_KEY] }),
      ]);
      note({ busy: null });
      return answer.ok && answer.value.id !== id ? answer.value.id : null;
    },
    [client, requireSignIn],
  );
  const { busy, trouble } = pressed?.id === shown ? pressed : { busy: null, trouble: null };
  return { busy, trouble, run };
}
