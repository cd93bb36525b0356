import { Check } from "lucide-react";
import { cx } from "../ui/cx.ts";
import { STEPS, type Step } from "./state.ts";

const NAMES: Readonly<Record<Step, string>> = { file: "Rows in", match: "Columns", check: "Check and send" };

/** Where the person is. */
export function StepList({ step }: { readonly step: Step }) {
  const now = STEPS.indexOf(step);
  return (
    <ol aria-label="Steps" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {STEPS.map((name, at) => (
        <li
          key={name}
          {...(at === now ? { "aria-current": "step" as const } : {})}
          className={cx(
            "flex items-center gap-2 not-first:before:h-px not-first:before:w-6 not-first:before:bg-edge/60 not-first:before:content-['']",
            at === now ? "font-medium text-text" : "text-muted",
          )}
        >
          <span
            aria-hidden
            className={cx(
              "grid size-5 place-items-center rounded-full text-2xs font-semibold tabular-nums",
              at === now
                ? "bg-accent text-on-accent"
                : at < now
                  ? "bg-good-soft text-good-text"
                  : "bg-neutral-soft text-neutral-text",
            )}
          >
            {at < now ? <Check className="size-3" /> : at + 1}
          </span>
          {NAMES[name]}
          {at < now && <span className="sr-only">(done)</span>}
        </li>
      ))}
    </ol>
  );
}
