import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type DisclosureProps = {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly defaultOpen?: boolean;
  readonly className?: string;
};

/** Something folded away; native, so it works before any script. */
export function Disclosure({ summary, children, defaultOpen = false, className }: DisclosureProps) {
  return (
    <details open={defaultOpen} className={cx("group/fold min-w-0", className)}>
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-sm text-sm font-medium text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 shrink-0 transition-transform group-open/fold:rotate-90"
        />
        {summary}
      </summary>
      <div className="mt-1.5">{children}</div>
    </details>
  );
}

/** Raw words of a machine: kept for whoever must report them, folded for everybody else. */
export function TechnicalDetails({ children }: { readonly children: string }) {
  return (
    <Disclosure summary="Technical details">
      <pre className="max-h-48 overflow-auto rounded-md border border-line bg-canvas p-2 font-mono text-xs break-words whitespace-pre-wrap text-muted">
        {children}
      </pre>
    </Disclosure>
  );
}
