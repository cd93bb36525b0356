"use client";
import { useTransition } from "react";
import { toast } from "../ui/toast.tsx";
import { forgetDrafts } from "./leave.ts";

/** [leaving, leave]: ends the session by the given action, then erases the drafts and leaves. */
export function useSignOut(signOut: () => Promise<void>): readonly [boolean, () => void] {
  const [leaving, start] = useTransition();
  const leave = () =>
    start(async () => {
      try {
        await signOut();
      } catch {
        toast("You are still signed in: Lead Desk could not be reached. Try again.", "bad");
        return;
      }
      // Only now: who could not sign out keeps what was typed.
      forgetDrafts();
      // A real navigation, so that the browser is told to clear what it keeps of this site.
      location.assign("/sign-in?signed-out");
    });
  return [leaving, leave];
}
