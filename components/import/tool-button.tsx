"use client";
import { Button, type ButtonProps } from "../ui/button.tsx";

type ToolButtonProps = ButtonProps & {
  /** Something else is under way: the button keeps the focus, and does nothing until that ends. */
  readonly isBusy: boolean;
};

/** One of the buttons over the rows. */
export function ToolButton({ isBusy, onClick, ...rest }: ToolButtonProps) {
  return (
    <Button
      size="sm"
      {...rest}
      {...(isBusy ? { "aria-disabled": true } : {})}
      onClick={isBusy ? undefined : onClick}
    />
  );
}
