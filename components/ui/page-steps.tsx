import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./button.tsx";

export type PageStepsProps = {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  /** The next page is about to be wanted. */
  readonly onNextNear?: () => void;
  /** Where one is: "Page 2 of 5". */
  readonly children: React.ReactNode;
};

/** Off, but still a stop for Tab: a person who has come to the end does not lose their place. */
const off = (isOff: boolean) => (isOff ? { "aria-disabled": true } : {});

/** One page back, one on. */
export function PageSteps({ isFirst, isLast, onPrevious, onNext, onNextNear, children }: PageStepsProps) {
  return (
    <div className="flex items-center gap-1">
      <Button
        size="sm"
        aria-label="Previous page"
        title="Previous page"
        {...off(isFirst)}
        onClick={() => !isFirst && onPrevious()}
      >
        <ChevronLeft aria-hidden className="size-4" />
      </Button>
      <span className="min-w-24 text-center text-muted tabular-nums">{children}</span>
      <Button
        size="sm"
        aria-label="Next page"
        title="Next page"
        {...off(isLast)}
        {...(onNextNear ? { onPointerEnter: onNextNear, onFocus: onNextNear } : {})}
        onClick={() => !isLast && onNext()}
      >
        <ChevronRight aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
