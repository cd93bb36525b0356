import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, iconButtonStyle } from "./button-style.ts";

export type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  /** The accessible name, shown on hover too. */
  readonly label: string;
  readonly size?: ButtonSize;
  readonly children: ReactNode;
};

/** A button that is only a picture. */
export function IconButton({ label, size = "md", type = "button", className, ...rest }: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      className={iconButtonStyle(size, className)}
    />
  );
}
