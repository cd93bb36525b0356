"use client";
import { unstable_rethrow } from "next/navigation";
import { useTransition } from "react";
import { toast } from "../ui/toast.tsx";
import { forgetDrafts } from "./leave.ts";

/** [leaving, leave]: ends the session by the given action, drafts erased first. */
export function useSignOut(signOut: () => Promise<void>): readonly [boolean, () => void] {
  const [leaving, start] = useTransition();
  const leave = () =>
    start(async () => {
      forgetDrafts();
      try {
        await signOut();
      } catch (error) {
        // The action ends in a redirect, which Next throws.
        unstable_rethrow(error);
        toast("You are still signed in: Lead Desk could not be reached. Try again.", "bad");
      }
    });
  return [leaving, leave];
}
