import type { ReactNode } from "react";

type PageHeadingProps = {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
};

/** The page's one `h1`, and what can be done on the page. */
export function PageHeading({ title, description, actions }: PageHeadingProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {description && <p className="text-sm text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
