"use client";

/** Stands in for the whole document, styles and all: only what the browser itself has may be used here. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main role="alert">
          <h1>Lead Desk met an error of its own</h1>
          <p>Nothing that was saved is lost.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
