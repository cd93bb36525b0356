import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        title="There is nothing at this address"
        actions={<LinkButton href="/leads">Go to the leads</LinkButton>}
      >
        The link may be old, or mistyped.
      </EmptyState>
    </main>
  );
}
