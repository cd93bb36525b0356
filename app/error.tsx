"use client";

import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** An error that nobody foresaw: what was typed is still in its draft. */
export default function UnexpectedError({ error, reset }: Props) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center px-4">
      <Alert
        title="Lead Desk met an error of its own"
        actions={<Button onClick={reset}>Try again</Button>}
        details={error.digest ?? null}
      >
        Nothing that was saved is lost. Try again; if it stays, tell whoever runs this desk.
      </Alert>
    </main>
  );
}
