import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style.ts";
import { cx } from "./cx.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonProps = Omit<ComponentProps<"button">, "children"> & {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Keeps width, name and focus; further presses do nothing until it ends. */
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
};

/** A button that does nothing by accident: `type` is "button" unless said otherwise. */
export function Button(props: ButtonProps) {
  const {
    variant = "secondary",
    size = "md",
    busy = false,
    icon,
    children,
    className,
    type = "button",
    onClick,
    ...rest
  } = props;

  function press(event: MouseEvent<HTMLButtonElement>) {
    // Not `disabled` while busy: a disabled button loses the focus, and with it the person's place.
    if (busy) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <button
      {...rest}
      type={type}
      {...(busy ? { "aria-busy": true, "aria-disabled": true } : {})}
      onClick={busy || onClick ? press : undefined}
      className={buttonStyle(variant, size, cx(busy && "aria-disabled:opacity-100", className))}
    >
      <span className={cx("inline-flex items-center gap-1.5", busy && "opacity-0")}>
        {icon}
        {children}
      </span>
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  );
}
