"use client";
import { useEffect } from "react";
import type { WaitingCounts } from "#lib/domain/history.ts";
import { useRequireSignIn } from "./session-gate.tsx";
import { useWaiting } from "./waiting.ts";
import { fetchWaiting, pollWaiting } from "./waiting-poll.ts";

export type HeldBannerProps = {
  /** Whose the page is. */
  readonly account: string;
  readonly initial: WaitingCounts;
  readonly brokerName: string;
};

/** Leads that wait for the password, with the way to send them; nothing where none does. Fetches the counts now and then. */
export function HeldBanner({ account, initial, brokerName }: HeldBannerProps) {
  const { heldForSignIn: held } = useWaiting(initial);
  const requireSignIn = useRequireSignIn();
  useEffect(() => pollWaiting(account), [account]);
  if (held === 0) return null;
  const signIn = async () => {
    await requireSignIn();
    await fetchWaiting(account);
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
