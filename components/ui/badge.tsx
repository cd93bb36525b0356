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
        "inline-block h-5 max-w-full truncate rounded-sm px-1.5 align-bottom text-xs leading-5 font-medium",
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
        "before:mr-1.5 before:inline-block before:size-2 before:rounded-full before:content-['']",
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
