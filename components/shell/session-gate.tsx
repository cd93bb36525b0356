"use client";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { lazyPart, usePart } from "../ui/lazy-part.ts";
import { leaveFor, onSessionNews, tellAccount } from "./leave.ts";
import type { SignInAgainResult } from "./sign-in-again-dialog.tsx";
import { fetchWaiting } from "./waiting-poll.ts";

type SessionGateProps = {
  /** Whose the page is: an id that says nothing of the person. */
  readonly account: string;
  readonly username: string;
  readonly brokerName: string;
  readonly signInAgain: (password: string) => Promise<SignInAgainResult>;
  readonly signOut: () => Promise<void>;
  readonly children: ReactNode;
};

type RequireSignIn = () => Promise<void>;

const SessionContext = createContext<RequireSignIn | null>(null);

/**
 * What to call on meeting a dead session. It opens "Sign in again" and resolves once that is done, so the
 * caller repeats what it did; all who call meanwhile share the one dialog. Who signs out instead leaves the
 * page, and the promise stays unsettled.
 */
export function useRequireSignIn(): RequireSignIn {
  const require = useContext(SessionContext);
  if (require === null) throw new Error("useRequireSignIn needs a SessionGate around it");
  return require;
}

const dialog = lazyPart(() => import("./sign-in-again-dialog.tsx").then((file) => file.SignInAgainDialog));

const notice = lazyPart(() => import("./other-account.tsx").then((file) => file.OtherAccount));

const PAUSE_MS = 500;
/** A refusal that comes this soon after a sign-in is of a request that left before it: it is only to be repeated. */
const LATE_MS = 2000;
const AGAIN_MS = 250;

/** Resolves once no key has been pressed for a moment: a dialog that opens in mid-word would take the letters. */
function usePauseInTyping(): () => Promise<void> {
  const lastKey = useRef(0);
  useEffect(() => {
    const note = () => {
      lastKey.current = Date.now();
    };
    addEventListener("keydown", note, true);
    return () => removeEventListener("keydown", note, true);
  }, []);
  return useCallback(async () => {
    for (;;) {
      const left = lastKey.current + PAUSE_MS - Date.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }, []);
}

/**
 * Holds the page's one "Sign in again" dialog, and puts the page away while another account is signed in in this
 * browser: what is pressed on it would be done as that account.
 */
export function SessionGate({ account, children, signInAgain, ...rest }: SessionGateProps) {
  const waiting = useRef<PromiseWithResolvers<void> | null>(null);
  const [open, setOpen] = useState(false);
  const Dialog = usePart(dialog, open);

  const signedInAt = useRef(Number.NEGATIVE_INFINITY);
  const untilPause = usePauseInTyping();

  const requireSignIn = useCallback<RequireSignIn>(() => {
    const isLate = waiting.current === null && Date.now() - signedInAt.current < LATE_MS;
    if (isLate) return new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    if (waiting.current === null) {
      waiting.current = Promise.withResolvers<void>();
      // Later, not now: a caller inside a transition would hold this update back until the transition
      // ends, and the transition waits for the dialog.
      // Where another account has signed in, that is found out first: the page is put away instead.
      void Promise.all([untilPause(), fetchWaiting(account)]).then(() => setOpen(waiting.current !== null));
    }
    return waiting.current.promise;
  }, [account, untilPause]);

  const goOn = useCallback(() => {
    setOpen(false);
    signedInAt.current = Date.now();
    waiting.current?.resolve();
    waiting.current = null;
  }, []);
  const done = () => {
    tellAccount(account);
    goOn();
  };

  const [isOther, setIsOther] = useState(false);
  const Notice = usePart(notice, isOther);
  useEffect(() => {
    tellAccount(account);
    return onSessionNews(
      () => leaveFor("/sign-in"),
      (signedIn) => setIsOther(signedIn !== account),
    );
  }, [account]);
  // Its own account is back, by a sign-in in another tab: nobody need sign in here as well.
  useEffect(() => (isOther ? goOn : undefined), [isOther, goOn]);

  if (isOther) return Notice && <Notice {...rest} />;
  return (
    <SessionContext value={requireSignIn}>
      {children}
      {Dialog && <Dialog {...rest} open={open} action={signInAgain} onDone={done} />}
    </SessionContext>
  );
}
