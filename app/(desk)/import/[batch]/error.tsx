"use client";

import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** An error that nobody foresaw; the desk around it stays. */
export default function ImportBatchError({ error, reset }: Props) {
  return (
    <Alert
      title="Lead Desk met an error of its own, so it could not show this import"
      actions={<Button onClick={reset}>Try again</Button>}
      details={error.digest ?? null}
    >
      The import goes on all the same. Try again; if it stays, tell whoever runs this desk.
    </Alert>
  );
}
