import type { BatchView } from "#lib/domain/batch.ts";
import { amount } from "#lib/domain/batch-words.ts";
import type { FinalState } from "#lib/domain/submission.ts";
import { cx } from "../ui/cx.ts";

/** Spelled out, since Tailwind finds class names only as whole words. */
const FILLS: Readonly<Record<Exclude<FinalState, "cancelled">, string>> = {
  accepted: "bg-good-dot",
  duplicate: "bg-warn-dot",
  rejected: "bg-bad-dot",
};

/** What the broker has answered, in this order. A cancelled lead was never sent, so the bar does not reach over it. */
const SENT_STATES = ["accepted", "duplicate", "rejected"] as const;

/** How much is settled at the broker, each outcome in its colour; the words beside it say the same. */
export function ProgressBar({ view }: { readonly view: BatchView }) {
  const { done, total, counts } = view;
  // A batch without a new row is as done as can be.
  const most = Math.max(1, total);
  const cancelled = counts.cancelled ?? 0;
  const now = total === 0 ? most : done - cancelled;
  const words =
    cancelled === 0 ? `${amount(done)} of ${amount(total)} done` : `${amount(now)} of ${amount(total)} sent`;
  return (
    <div
      role="progressbar"
      aria-label="Import progress"
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={now}
      aria-valuetext={words}
      className="flex h-2.5 gap-px overflow-hidden rounded-full bg-pressed forced-colors:border"
    >
      {/* An outcome without a lead would still take its gap: the bar would end before its end. */}
      {SENT_STATES.filter((state) => counts[state]).map((state) => (
        <span
          key={state}
          className={cx("block h-full transition-[width] forced-color-adjust-none", FILLS[state])}
          style={{ width: `${((counts[state] ?? 0) / most) * 100}%` }}
        />
      ))}
    </div>
  );
}
