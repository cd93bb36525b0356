"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { forgetDrafts, leaveFor } from "./leave.ts";
import { unsavedInWords } from "./unsaved.ts";

type SignOutProps = {
  readonly signOut: () => Promise<void>;
  /** Called where the person would rather stay. */
  readonly stay: () => void;
  /** Called where the session could not be ended. */
  readonly fail: () => void;
};

/** Signs out, erases the drafts and leaves. Asks first where unsaved work would be lost: afterwards nobody can save it. */
export function SignOut({ signOut, stay, fail }: SignOutProps) {
  const [loss] = useState(unsavedInWords);
  const [sure, setSure] = useState(loss === null);
  const begun = useRef(false);
  const first = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!sure || begun.current) return;
    begun.current = true;
    signOut().then(() => {
      // Only now: who could not sign out keeps what was typed.
      forgetDrafts();
      // A real navigation, so that the browser is told to clear what it keeps of this site.
      leaveFor("/sign-in?signed-out");
    }, fail);
  }, [sure, signOut, fail]);

  return (
    loss !== null && (
      <Dialog
        open
        onOpenChange={() => sure || stay()}
        title="Sign out all the same?"
        size="sm"
        initialFocus={first}
        footer={
          <>
            <Button ref={first} onClick={stay}>
              Stay signed in
            </Button>
            <Button variant="danger" busy={sure} onClick={() => setSure(true)}>
              Sign out and erase
            </Button>
          </>
        }
      >
        <p>{loss}</p>
      </Dialog>
    )
  );
}
