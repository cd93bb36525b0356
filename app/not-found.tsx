import type { Metadata } from "next";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        title="There is nothing at this address"
        // A plain link: a client component here would be fetched with every page.
        actions={
          <a href="/leads" className={buttonStyle("secondary", "md")}>
            Go to the leads
          </a>
        }
      >
        The link may be old, or mistyped.
      </EmptyState>
    </main>
  );
}
