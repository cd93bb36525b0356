import type { ReactNode } from "react";

/** One key. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-sm border border-line bg-hover px-1 font-sans text-2xs text-muted">
      {children}
    </kbd>
  );
}
