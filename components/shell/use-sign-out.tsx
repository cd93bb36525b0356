"use client";
import { type ReactNode, useCallback, useState } from "react";
import { lazyPart, usePart } from "../ui/lazy-part.ts";
import { toast } from "../ui/toast.tsx";

const part = lazyPart(() => import("./sign-out.tsx").then((file) => file.SignOut));

/** [leaving, leave, question]: ends the session by the given action and leaves; the caller draws the `question`. */
export function useSignOut(signOut: () => Promise<void>): readonly [boolean, () => void, ReactNode] {
  const [leaving, setLeaving] = useState(false);
  const SignOut = usePart(part, leaving);
  const stay = useCallback(() => setLeaving(false), []);
  const fail = useCallback(() => {
    toast("You are still signed in: Lead Desk could not be reached. Try again.", "bad");
    stay();
  }, [stay]);
  const leave = () => {
    setLeaving(true);
    part.load().catch(fail);
  };
  return [leaving, leave, leaving && SignOut && <SignOut {...{ signOut, stay, fail }} />];
}
