import type { ReactNode } from "react";

/** Names and values of one lead. */
export function DetailList({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section>
      {title && <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>}
      <dl className="divide-y divide-line border-y border-line">{children}</dl>
    </section>
  );
}
