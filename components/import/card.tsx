import type { ReactNode } from "react";
import { cx } from "../ui/cx.ts";

export const CARD = "min-w-0 rounded-lg border border-line bg-surface p-4 shadow-card";

type CardTitleProps = { readonly icon: ReactNode; readonly isHidden?: boolean; readonly children: ReactNode };

/** `isHidden` leaves it to those who do not see. */
export function CardTitle({ icon, isHidden = false, children }: CardTitleProps) {
  return (
    <div
      className={cx(
        isHidden ? "sr-only" : "flex items-center gap-2 font-medium [&_svg]:size-4 [&_svg]:text-muted",
      )}
    >
      {icon}
      {children}
    </div>
  );
}
