"use client";
import { Button, type ButtonProps } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";

/** A step's main button. While it is busy it says what it does: the wheel turns in the place of its picture. */
export function StepButton({ busy = false, icon, onClick, ...rest }: ButtonProps) {
  const waiting = { "aria-busy": true, "aria-disabled": true, onClick: undefined } as const;
  return (
    <Button
      {...rest}
      variant="primary"
      data-main=""
      icon={busy ? <Spinner /> : icon}
      className="aria-busy:opacity-100!"
      {...(busy ? waiting : onClick ? { onClick } : {})}
    />
  );
}
