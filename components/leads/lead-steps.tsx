"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../ui/icon-button.tsx";

type LeadStepsProps = {
  /** Place of the open lead on the page, from 0. */
  readonly at: number;
  readonly count: number;
  readonly onMove: (at: number) => void;
};

/** The way to the page's next and previous lead. */
export function LeadSteps({ at, count, onMove }: LeadStepsProps) {
  return (
    <div className="flex flex-1 items-center justify-between text-sm text-muted">
      <span className="tabular-nums">
        {at + 1} of {count} on this page
      </span>
      <span className="flex gap-1">
        <Step label="Previous lead" keys="ArrowLeft" to={at - 1} {...{ count, onMove }}>
          <ChevronLeft aria-hidden className="size-4" />
        </Step>
        <Step label="Next lead" keys="ArrowRight" to={at + 1} {...{ count, onMove }}>
          <ChevronRight aria-hidden className="size-4" />
        </Step>
      </span>
    </div>
  );
}

type StepProps = {
  readonly label: string;
  readonly keys: string;
  readonly to: number;
  readonly count: number;
  readonly onMove: (at: number) => void;
  readonly children: ReactNode;
};

function Step({ label, keys, to, count, onMove, children }: StepProps) {
  const isOff = to < 0 || to >= count;
  return (
    <IconButton
      label={label}
      size="sm"
      aria-keyshortcuts={keys}
      {...(isOff ? { "aria-disabled": true } : {})}
      onClick={() => !isOff && onMove(to)}
    >
      {children}
    </IconButton>
  );
}
