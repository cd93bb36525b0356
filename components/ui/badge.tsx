import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { TONE_STYLES, type Tone } from "./tone.ts";

type BadgeProps = { readonly tone?: Tone; readonly children: ReactNode; readonly className?: string };

/** A short status on a soft ground. The words carry the meaning, the colour only repeats it. */
export function Badge({ tone = "neutral", children, className }: BadgeProps) {
  const { soft, text } = TONE_STYLES[tone];
  return (
    <span
      className={cx(
        "inline-flex h-5 max-w-full items-center truncate rounded-sm px-1.5 text-xs font-medium",
        soft,
        text,
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A dot and the words of a status: two nodes, light enough for every row of a long table. */
export function StatusDot({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex max-w-full items-center gap-1.5 truncate",
        "before:size-2 before:shrink-0 before:rounded-full before:content-['']",
        DOTS[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

const DOTS: Readonly<Record<Tone, string>> = {
  new: "before:bg-new-dot",
  active: "before:bg-active-dot",
  good: "before:bg-good-dot",
  warn: "before:bg-warn-dot",
  bad: "before:bg-bad-dot",
  neutral: "before:bg-neutral-dot",
};
