import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";
import { cx } from "./cx.ts";

export type DetailRowProps = {
  readonly label: string;
  /** Null: a dash stands in its place. */
  readonly value: string | null;
  /** Offers to copy the value. */
  readonly copy?: boolean;
  readonly mono?: boolean;
  /** Stands in place of the value where there is one. */
  readonly children?: ReactNode;
};

/** A name and its value, in a `dl`. */
export function DetailRow({ label, value, copy = false, mono = false, children }: DetailRowProps) {
  return (
    <div className="grid min-h-9 grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-3 py-1 max-sm:grid-cols-[6rem_minmax(0,1fr)]">
      <dt className="text-sm break-words text-muted">{label}</dt>
      <dd className="flex min-w-0 items-center justify-between gap-2">
        <span
          className={cx("min-w-0 break-words", mono && "font-mono text-xs", value === null && "text-faint")}
        >
          {value === null ? "–" : (children ?? value)}
        </span>
        {copy && value !== null && (
          <CopyButton label={`Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`} value={value} />
        )}
      </dd>
    </div>
  );
}
