import { cx } from "./cx.ts";

/** What is wrong with a control's value: anything but nothing colours its edge. */
export type Wrong = { readonly error?: unknown; readonly warning?: unknown };

/** The box of a text control. `wrong` follows its value. */
export function controlStyle(size: "md" | "sm", wrong: Wrong, className?: string): string {
  return cx(
    "w-full min-w-0 rounded-md border bg-surface text-text transition-colors",
    "focus-visible:outline-2 focus-visible:-outline-offset-1",
    "disabled:bg-hover disabled:text-muted [&[readonly]]:bg-hover",
    size === "md" ? "h-control px-3 text-base" : "h-compact px-2 text-sm",
    wrong.error ? "border-bad-dot" : wrong.warning ? "border-warn-dot" : "border-edge hover:border-muted",
    className,
  );
}
