import { cx } from "./cx.ts";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "link";
export type ButtonSize = "md" | "sm";

const BASE =
  "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none transition-colors";

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: "bg-accent text-on-accent shadow-card hover:bg-accent-strong active:bg-accent-strong",
  secondary: "border border-edge/50 bg-surface text-text shadow-card hover:bg-hover active:bg-pressed",
  ghost: "text-muted hover:bg-hover hover:text-text active:bg-pressed",
  danger: "bg-danger text-on-accent shadow-card hover:bg-danger-strong active:bg-danger-strong",
  link: "text-accent-text underline decoration-current/40 underline-offset-2 hover:decoration-current",
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  md: "h-control px-3.5 text-base",
  sm: "h-compact px-2.5 text-sm",
};

const OFF =
  "disabled:opacity-50 disabled:pointer-events-none aria-disabled:opacity-50 forced-colors:border forced-colors:border-solid";

/** The looks of a button, for whatever element acts as one. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  const box = variant === "link" ? (size === "sm" ? "min-h-6 text-sm" : "min-h-6 text-base") : SIZES[size];
  return cx(BASE, VARIANTS[variant], box, OFF, className);
}

/** A square button that holds one picture. */
export function iconButtonStyle(size: ButtonSize, className?: string): string {
  return cx(BASE, VARIANTS.ghost, size === "sm" ? "size-7" : "size-control", OFF, className);
}
