import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type EmptyStateProps = {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: ReactNode;
  readonly className?: string;
};

/** Nothing to show, why, and the next step. */
export function EmptyState({ title, children, actions, icon, className }: EmptyStateProps) {
  return (
    <div className={cx("flex flex-col items-center gap-1 px-4 py-12 text-center", className)}>
      {icon && (
        <div className="mb-2 grid size-10 place-items-center rounded-lg border border-line bg-surface text-muted [&_svg]:size-5">
          {icon}
        </div>
      )}
      <p className="font-medium text-text">{title}</p>
      {children && <div className="max-w-[44ch] text-sm text-muted">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
