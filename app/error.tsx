"use client";

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** An error that nobody foresaw. Without the components of other pages: this is fetched with every page. */
export default function UnexpectedError({ error, reset }: Props) {
  return (
    <main role="alert" className="mx-auto grid min-h-dvh max-w-md content-center gap-3 px-4">
      <h1 className="text-lg font-semibold">Lead Desk met an error of its own</h1>
      <p className="text-muted">
        Nothing that was saved is lost. Try again; if it stays, tell whoever runs this desk.
      </p>
      {error.digest && <p className="text-xs text-muted">Reference {error.digest}</p>}
      <button
        type="button"
        onClick={reset}
        className="justify-self-start font-medium text-accent-text underline"
      >
        Try again
      </button>
    </main>
  );
}
