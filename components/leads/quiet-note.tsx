import type { ReactNode } from "react";

type QuietNoteProps = { readonly icon: ReactNode; readonly action?: ReactNode; readonly children: ReactNode };

/** A line above the rows, inside their card. */
export function QuietNote({ icon, action, children }: QuietNoteProps) {
  return (
    <div className="flex items-start gap-2 border-b border-line px-4 py-2 text-sm text-muted [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <p className="min-w-0">{children}</p>
      {action}
    </div>
  );
}
