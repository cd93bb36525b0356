"use client";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { onSignedOutElsewhere } from "./leave.ts";
import { SignInAgainDialog, type SignInAgainResult } from "./sign-in-again-dialog.tsx";

type SessionGateProps = {
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

/** Holds the page's one "Sign in again" dialog. */
export function SessionGate({ children, signInAgain, ...rest }: SessionGateProps) {
  const waiting = useRef<PromiseWithResolvers<void> | null>(null);
  const [open, setOpen] = useState(false);

  const requireSignIn = useCallback<RequireSignIn>(() => {
    if (waiting.current === null) {
      waiting.current = Promise.withResolvers<void>();
      // Later, not now: a caller inside a transition would hold this update back until the transition
      // ends, and the transition waits for the dialog.
      queueMicrotask(() => setOpen(true));
    }
    return waiting.current.promise;
  }, []);

  const done = useCallback(() => {
    setOpen(false);
    waiting.current?.resolve();
    waiting.current = null;
  }, []);

  useEffect(() => onSignedOutElsewhere(() => location.assign("/sign-in")), []);

  return (
    <SessionContext value={requireSignIn}>
      {children}
      <SignInAgainDialog {...rest} open={open} action={signInAgain} onDone={done} />
    </SessionContext>
  );
}
