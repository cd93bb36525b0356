"use client";

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/**
 * An error that nobody foresaw; the desk around it stays. Without the components of the pages: this is fetched with each
 * of them, in a file of its own, with a second copy of whatever it uses.
 */
export default function LeadsError({ error, reset }: Props) {
  return (
    <div role="alert" className="grid gap-1 rounded-lg border border-bad-dot/40 bg-bad-soft px-3 py-2.5">
      <p className="font-medium text-bad-text">
        Lead Desk met an error of its own, so it could not show this page
      </p>
      <p className="text-sm">
        Nothing that was saved is lost. Try again; if it stays, tell whoever runs this desk.
      </p>
      {error.digest && <p className="text-xs text-muted">Reference {error.digest}</p>}
      <button
        type="button"
        onClick={reset}
        className="min-h-6 justify-self-start font-medium text-accent-text underline underline-offset-2"
      >
        Try again
      </button>
    </div>
  );
}
