"use client";
import { useCallback, useEffect, useRef } from "react";
import type { LeadForm } from "#lib/domain/lead-input.ts";
import type { Problem } from "#lib/domain/problem.ts";
import type { Result } from "#lib/domain/result.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { isLeaving } from "../shell/leave.ts";
import { toast } from "../ui/toast.tsx";
import { act, type RequireSignIn, type Trouble } from "./api.ts";
import { dropHandover, type Handover, keepHandover, readOutbox } from "./kept.ts";
import { nameOf } from "./lead-values.ts";
import { useLatest, useLive } from "./use-live.ts";

export type SubmitLead = (handover: {
  readonly submissionId: string;
  readonly corrects: string | null;
  readonly lead: LeadForm;
  /** Whether the form waits for the outcome. */
  readonly waits: boolean;
}) => Promise<Result<SubmissionView, Problem>>;

/** `trouble` is null while the desk is being asked. */
export type Waiting = Handover & { readonly trouble: Trouble | null };

export type Outbox = {
  readonly waiting: readonly Waiting[];
  readonly hand: (handover: Handover) => void;
  readonly retry: (id: string) => void;
  /** Takes a lead out that could not be saved, to be corrected. */
  readonly take: (id: string) => void;
};

type OutboxEvents = {
  readonly onSaved: (view: SubmissionView, handover: Handover) => void;
  /** True where the form itself still has the lead; else it waits here. */
  readonly onRefused: (handover: Handover, trouble: Trouble) => boolean;
};

const RETRY_MS = 8000;
/** What passes by itself: worth trying again without anybody pressing anything. */
const PASSING: readonly Trouble["code"][] = ["unreached", "too-many-requests", "unexpected"];

/**
 * Leads on their way from the form to the desk's database. Each is kept in this tab until the desk has answered, and
 * every attempt carries the same id, so that the desk makes one row of them all.
 */
export function useOutbox(
  place: string,
  submit: SubmitLead,
  requireSignIn: RequireSignIn,
  events: OutboxEvents,
): Outbox {
  const [waiting, now, setWaiting] = useLive<readonly Waiting[]>([]);
  const latest = useLatest({ submit, requireSignIn, ...events });
  const mounted = useRef(false);
  const underWay = useRef(new Set<string>());

  const put = useCallback(
    (entry: Waiting) => {
      const known = now().some(({ id }) => id === entry.id);
      setWaiting(known ? now().map((each) => (each.id === entry.id ? entry : each)) : [...now(), entry]);
    },
    [now, setWaiting],
  );

  const remove = useCallback(
    (id: string) => {
      dropHandover(place, id);
      setWaiting(now().filter((each) => each.id !== id));
    },
    [place, now, setWaiting],
  );

  const deliver = useCallback(
    async (handover: Handover) => {
      const { id, corrects, form, mode } = handover;
      if (underWay.current.has(id)) return;
      underWay.current.add(id);
      put({ ...handover, trouble: null });
      const run = () =>
        latest.current.submit({ submissionId: id, corrects, lead: form, waits: mode === "stay" });
      const answer = await act(run, latest.current.requireSignIn);
      underWay.current.delete(id);
      if (answer.ok) {
        remove(id);
        return latest.current.onSaved(answer.value, handover);
      }
      // A page that was left has no form any more: there the lead stays in the outbox, and the next form delivers it.
      if (mounted.current && latest.current.onRefused(handover, answer.error)) return remove(id);
      put({ ...handover, trouble: answer.error });
      if (!mounted.current) toast(`${nameOf(form)} is not saved yet. Open Add lead to go on.`, "bad");
    },
    [latest, put, remove],
  );

  useEffect(() => {
    mounted.current = true;
    for (const handover of readOutbox(place)) void deliver(handover);
    return () => {
      mounted.current = false;
    };
  }, [place, deliver]);

  useEffect(() => {
    const passing = waiting.filter(({ trouble }) => trouble && PASSING.includes(trouble.code));
    if (passing.length === 0) return;
    const again = () => {
      for (const handover of passing) void deliver(handover);
    };
    const timer = setTimeout(again, RETRY_MS);
    addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", again);
    };
  }, [waiting, deliver]);

  useEffect(() => {
    if (waiting.length === 0) return;
    const warn = (event: BeforeUnloadEvent) => isLeaving() || event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [waiting]);

  return {
    waiting,
    hand: (handover) => {
      keepHandover(place, handover);
      void deliver(handover);
    },
    retry: (id) => {
      const entry = now().find((each) => each.id === id);
      if (entry) void deliver(entry);
    },
    take: remove,
  };
}
