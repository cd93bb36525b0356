import { LinkButton } from "#components/ui/link-button.tsx";

/** Also for another account's import: it is as unknown as none. */
export default function ImportNotFound() {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-12 text-center">
      <h1 className="text-lg font-semibold tracking-tight">There is no import at this address</h1>
      <p className="max-w-[44ch] text-sm text-muted">
        The link may be old, or the import belongs to another account.
      </p>
      <LinkButton href="/import" className="mt-3">
        Go to Import
      </LinkButton>
    </div>
  );
}
