import type { ReactNode } from "react";

/** Takes the focus when its step begins. */
export function StepHeading({ children }: { readonly children: ReactNode }) {
  return (
    <h2 tabIndex={-1} className="text-lg font-semibold tracking-tight">
      {children}
    </h2>
  );
}
