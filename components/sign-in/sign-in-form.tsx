"use client";
import { useActionState, useEffect, useRef } from "react";
import { OneAlert } from "../shell/one-alert.tsx";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { ProductMark } from "../ui/product-mark.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

/** What the action answers when it does not redirect: the reason, and what was typed except the password. */
export type SignInState = {
  readonly error: string | null;
  readonly brokerId: string;
  readonly username: string;
};

type SignInFormProps = {
  readonly brokers: readonly { readonly id: string; readonly name: string }[];
  /** Reads the fields `brokerId`, `username`, `password` and `next`. */
  readonly action: (state: SignInState, fields: FormData) => Promise<SignInState>;
  /** Where to go afterwards: an address of this site. */
  readonly next: string;
};

/** The whole sign-in page. A native form: it works before, and without, any script. */
export function SignInForm({ brokers, action, next }: SignInFormProps) {
  const first = brokers[0]?.id ?? "";
  const start: SignInState = { error: null, brokerId: first, username: "" };
  const [state, submit, busy] = useActionState(action, start);
  const password = useRef<HTMLInputElement>(null);
  const typed = useRef("");
  useEffect(() => {
    const field = password.current;
    if (state.error === null || !field) return;
    // React empties a form after its action. Often it was not the password that was wrong.
    field.value = typed.current;
    field.focus();
    field.select();
  }, [state]);

  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[14vh] pb-8">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex flex-col items-center gap-2 text-center">
          <ProductMark className="size-9!" />
          <div>
            <div className="text-lg font-semibold tracking-tight">Lead Desk</div>
            <p className="text-sm text-balance text-muted">
              Enter leads, see what became of them, export the result.
            </p>
          </div>
        </div>
        <form
          action={submit}
          onSubmit={() => {
            typed.current = password.current?.value ?? "";
          }}
          className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5 shadow-card sm:p-6"
        >
          <h1 className="text-lg font-semibold tracking-tight">Sign in</h1>
          {state.error !== null && <Alert title={state.error} />}
          <input type="hidden" name="next" value={next} />
          {brokers.length > 1 ? (
            // A new key, since React puts a select back to its first choice after an action.
            <Select key={state.brokerId} label="Broker" name="brokerId" defaultValue={state.brokerId}>
              {brokers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          ) : (
            <input type="hidden" name="brokerId" value={first} />
          )}
          <TextField
            label="Username"
            name="username"
            defaultValue={state.username}
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            // The page has one purpose, and it begins here.
            autoFocus
            required
          />
          <PasswordField ref={password} label="Password" name="password" required />
          <Button type="submit" variant="primary" busy={busy} className="mt-1 w-full">
            Sign in
          </Button>
        </form>
        <p className="mt-4 text-center text-xs text-muted">
          Use the username and password of your broker account.
        </p>
      </div>
      <OneAlert />
    </main>
  );
}
