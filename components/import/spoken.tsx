import type { ReactNode } from "react";

/**
 * Words that are read out as they come. It is there before them: what enters the page already filled may go unsaid.
 * Empty it takes the room of its gap back.
 */
export function Spoken({ children }: { readonly children: ReactNode }) {
  return (
    <span aria-live="polite" className="text-xs text-muted empty:-mr-2">
      {children}
    </span>
  );
}
