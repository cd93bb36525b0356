"use client";
import { type FormEvent, useRef, useState } from "react";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { useSignOut } from "./use-sign-out.tsx";

export type SignInAgainResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

type SignInAgainDialogProps = {
  readonly open: boolean;
  readonly username: string;
  readonly brokerName: string;
  readonly action: (password: string) => Promise<SignInAgainResult>;
  readonly signOut: () => Promise<void>;
  readonly onDone: () => void;
};

const UNREACHED = "Lead Desk could not be reached. Check the connection and press Continue again.";

/** Asks for the password over the page, so that nothing on the page is lost. */
export function SignInAgainDialog(props: SignInAgainDialogProps) {
  const password = useRef<HTMLInputElement>(null);
  const stayOpen = () => undefined;
  return (
    <Dialog
      open={props.open}
      onOpenChange={stayOpen}
      dismissable={false}
      size="sm"
      title="Sign in again"
      description={`Your session with ${props.brokerName} has ended. Everything on the page is kept, and what you pressed goes on after this.`}
      initialFocus={password}
    >
      <SignInAgainForm {...props} password={password} />
    </Dialog>
  );
}

/** A component of its own, so that each opening starts empty. */
function SignInAgainForm(
  props: SignInAgainDialogProps & { readonly password: React.RefObject<HTMLInputElement | null> },
) {
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [leaving, leave, question] = useSignOut(props.signOut);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // React passes events through portals: a form around the caller must not be submitted by this one.
    event.stopPropagation();
    if (busy) return;
    setBusy(true);
    const result = await props
      .action(props.password.current?.value ?? "")
      .catch((): SignInAgainResult => ({ ok: false, message: UNREACHED }));
    setBusy(false);
    if (result.ok) return props.onDone();
    setMessage(result.message);
    props.password.current?.select();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {message !== null && <Alert title={message} />}
      <div className="text-sm">
        <div className="font-medium">Username</div>
        <div className="break-words text-muted">{props.username}</div>
      </div>
      {/* For password managers, which want to know whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={props.username} readOnly hidden />
      <PasswordField ref={props.password} label="Password" name="password" required />
      <div className="flex items-center justify-between gap-3">
        <Button variant="link" size="sm" busy={leaving} onClick={leave}>
          Sign out instead
        </Button>
        <Button type="submit" variant="primary" busy={busy}>
          Continue
        </Button>
      </div>
      {question}
    </form>
  );
}
