import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { controlStyle, FieldFrame, type FieldWords } from "./field-frame.tsx";

export type SelectProps = Omit<ComponentProps<"select">, "size" | "multiple"> &
  FieldWords & {
    readonly size?: "md" | "sm";
    readonly inputClassName?: string;
  };

/** A labelled native select (role combobox); its options are the children. */
export function Select(props: SelectProps) {
  const { label, hideLabel, labelExtra, hint, error, warning, size = "md", className, id, ...more } = props;
  const { inputClassName, children, "aria-describedby": about, ...rest } = more;
  const words = { label, hideLabel, labelExtra, hint, error, warning };
  return (
    <FieldFrame {...words} id={id} describedBy={about} className={className}>
      {(control) => (
        <div className="relative flex items-center">
          <select
            {...rest}
            {...control}
            className={controlStyle(
              size,
              { error, warning },
              cx("appearance-none truncate pr-8!", inputClassName),
            )}
          >
            {children}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-muted" />
        </div>
      )}
    </FieldFrame>
  );
}
