import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "children"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

/** A native checkbox; its label is part of what can be clicked. */
export function Checkbox({ label, hint, id, className, ...rest }: CheckboxProps) {
  const own = useId();
  const boxId = id ?? own;
  return (
    <div className={cx("flex items-start gap-2 py-0.5", className)}>
      <input
        {...rest}
        {...(hint ? { "aria-describedby": `${boxId}-hint` } : {})}
        id={boxId}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={boxId} className="text-base">
          {label}
        </label>
        {hint && (
          <div id={`${boxId}-hint`} className="text-xs text-muted">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
