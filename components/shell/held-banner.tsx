"use client";
import { useEffect } from "react";
import type { WaitingCounts } from "#lib/domain/history.ts";
import { useRequireSignIn } from "./session-gate.tsx";
import { useWaiting } from "./waiting.ts";

/** The page comes with its own counts: fetching newer ones is not what its first seconds are for. */
const FIRST_POLL_MS = 5000;

/** Leads that wait for the password, with the way to send them; nothing where none does. Keeps the counts fresh. */
export function HeldBanner({
  initial,
  brokerName,
}: {
  readonly initial: WaitingCounts;
  readonly brokerName: string;
}) {
  const { heldForSignIn: held } = useWaiting(initial);
  const requireSignIn = useRequireSignIn();
  useEffect(() => {
    let stop: (() => void) | undefined;
    const timer = setTimeout(async () => {
      stop = (await import("./waiting-poll.ts")).pollWaiting();
    }, FIRST_POLL_MS);
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, []);
  if (held === 0) return null;
  const signIn = async () => {
    await requireSignIn();
    await (await import("./waiting-poll.ts")).fetchWaiting();
  };
  return (
    <section
      aria-label="Leads that wait for your sign-in"
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 bg-warn-soft px-4 py-1.5 text-sm text-warn-text"
    >
      {held === 1 ? "1 lead waits" : `${held.toLocaleString("en")} leads wait`} until you sign in to{" "}
      {brokerName} again.
      <button
        type="button"
        onClick={() => void signIn()}
        className="min-h-6 rounded-sm font-medium underline underline-offset-2"
      >
        Sign in and send
      </button>
    </section>
  );
}
