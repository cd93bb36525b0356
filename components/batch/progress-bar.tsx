import type { BatchView } from "#lib/domain/batch.ts";
import { amount } from "#lib/domain/batch-words.ts";
import { FINAL_STATES, type FinalState } from "#lib/domain/submission.ts";
import { cx } from "../ui/cx.ts";

/** Spelled out, since Tailwind finds class names only as whole words. */
const FILLS: Readonly<Record<FinalState, string>> = {
  accepted: "bg-good-dot",
  duplicate: "bg-warn-dot",
  rejected: "bg-bad-dot",
  cancelled: "bg-neutral-dot",
};

/** How much is settled, each outcome in its colour; the words beside it say the same. */
export function ProgressBar({ view }: { readonly view: BatchView }) {
  const { done, total, counts } = view;
  // A batch without a new row is as done as can be.
  const most = Math.max(1, total);
  const now = total === 0 ? most : done;
  return (
    <div
      role="progressbar"
      aria-label="Import progress"
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={now}
      aria-valuetext={`${amount(done)} of ${amount(total)} done`}
      className="flex h-2.5 gap-px overflow-hidden rounded-full bg-pressed forced-colors:border"
    >
      {FINAL_STATES.map((state) => (
        <span
          key={state}
          className={cx("block h-full transition-[width] forced-color-adjust-none", FILLS[state])}
          style={{ width: `${((counts[state] ?? 0) / most) * 100}%` }}
        />
      ))}
    </div>
  );
}
