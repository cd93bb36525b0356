import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlStyle, type Wrong } from "./control-style.ts";
import { cx } from "./cx.ts";

export type BareSelectProps = Omit<ComponentProps<"select">, "size" | "multiple"> &
  Wrong & { readonly size?: "md" | "sm" };

/** A native select (role combobox) in our looks without a label: give it a name. */
export function BareSelect({ error, warning, size = "md", className, ...rest }: BareSelectProps) {
  return (
    <div className="relative flex items-center">
      <select
        {...rest}
        className={controlStyle(size, { error, warning }, cx("appearance-none truncate pr-8!", className))}
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-muted" />
    </div>
  );
}
